import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange, isKnown, weakTag } from './conditional-request';

describe('F-05: byteRange', () => {
  it.each<[string | undefined, ReturnType<typeof byteRange>]>([
    [undefined, undefined],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=40-', { first: 40, last: 99 }],
    ['bytes=40-49', { first: 40, last: 49 }],
    ['bytes=99-99', { first: 99, last: 99 }],
    ['bytes=40-1000', { first: 40, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=100-200', 'unsatisfiable'],
    ['bytes=50-49', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=a-b', undefined],
    ['items=0-1', undefined],
    ['bytes=99999999999999999999-', undefined],
  ])('%s of 100 bytes', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected);
  });

  it('never leaves the file, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 1000 }), (text, a, b, bytes) => {
        for (const header of [
          text,
          `bytes=${text}`,
          `bytes=${a}-${b}`,
          `bytes=${a % 2000}-`,
          `bytes=-${b}`,
        ]) {
          const range = byteRange(header, bytes);
          if (range === undefined || range === 'unsatisfiable') continue;
          expect(range.first).toBeGreaterThanOrEqual(0);
          expect(range.last).toBeGreaterThanOrEqual(range.first);
          expect(range.last).toBeLessThan(bytes);
        }
      }),
    );
  });
});

describe('weakTag', () => {
  const TAG = weakTag('a page');

  it('is the same for the same content, and another for another', () => {
    expect(weakTag('a page')).toBe(TAG);
    expect(weakTag('another')).not.toBe(TAG);
    expect(TAG).toMatch(/^W\/"[\w-]{43}"$/);
  });

  it.each([TAG, TAG.slice(2), ` "x" , ${TAG}`, '*'])('is known to who sends %s', (header) => {
    expect(isKnown(header, TAG)).toBe(true);
  });

  it.each([null, undefined, '', '"x"', TAG.replaceAll('"', '')])('is not known to who sends %s', (header) => {
    expect(isKnown(header, TAG)).toBe(false);
  });
});
