import { expect, it } from 'vitest';
import { color, colorOfHex, hexOf } from './color-hex';

it('reads and writes colours', () => {
  expect(colorOfHex('#0a1Bff')).toEqual({ red: 10, green: 27, blue: 255, alpha: 255 });
  expect(colorOfHex('ffffff')).toEqual({ red: 255, green: 255, blue: 255, alpha: 255 });
  expect(hexOf(color('#0a1bff'))).toBe('#0a1bff');
  expect(hexOf({ red: 0, green: 0, blue: 0, alpha: 8 })).toBe('#00000008');
});

it.each(['', '#fff', '#gggggg', '#12345678', 'red'])('takes %j for no colour', (text) => {
  expect(colorOfHex(text)).toBeUndefined();
  expect(() => color(text)).toThrow(RangeError);
});
