import { expect, it } from 'vitest';
import { isKnown, weakTag } from './entity-tag';

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
