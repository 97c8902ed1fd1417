import { expect, it } from 'vitest';
import { fragmentOfLook, LOOK_NAMES, readLook } from './look-fragment';

it.each([...LOOK_NAMES, 'amazon-main'])('%s is read as it was written', (name) => {
  expect(readLook(fragmentOfLook(name))).toBe(name);
});

it.each(['', '#', '#as=', '#as=White', '#as=a b', '#as=%3Cscript', `#as=${'a'.repeat(41)}`, '#shared=1'])(
  '%j says nothing of a look',
  (fragment) => expect(readLook(fragment)).toBeUndefined(),
);
