import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ApiKeyEntry } from '@/lib/config/entry';
import { holderOf, shownKey } from './api-key';

const hashOf = (key: string) => createHash('sha256').update(key).digest();
const ENTRIES: ApiKeyEntry[] = [
  { name: 'shop', hash: hashOf('key-of-the-shop'), limits: {} },
  { name: 'lab', hash: hashOf('key-of-the-lab'), limits: { perMinute: 5, concurrent: 2 } },
];

describe('R-06: the key of a request', () => {
  it.each<[Record<string, string>, string | undefined]>([
    [{}, undefined],
    [{ 'X-Api-Key': ' abc ' }, 'abc'],
    [{ Authorization: 'Bearer abc' }, 'abc'],
    [{ Authorization: 'bearer  abc' }, 'abc'],
    [{ Authorization: 'Basic abc' }, undefined],
    [{ Authorization: 'Bearer' }, undefined],
    [{ Authorization: 'Bearer a b' }, undefined],
    [{ 'X-Api-Key': '', Authorization: 'Bearer abc' }, 'abc'],
    [{ 'X-Api-Key': 'abc', Authorization: 'Bearer other' }, 'abc'],
  ])('in %o is %s', (headers, expected) => {
    expect(shownKey(new Headers(headers))).toBe(expected);
  });

  it('names its holder and the holder’s own limits, and not its hash', () => {
    expect(holderOf('key-of-the-shop', ENTRIES)).toEqual({ name: 'shop', limits: {} });
    expect(holderOf('key-of-the-lab', ENTRIES)).toEqual({
      name: 'lab',
      limits: { perMinute: 5, concurrent: 2 },
    });
  });

  it.each(['', 'key-of-the-sho', 'KEY-OF-THE-SHOP', hashOf('key-of-the-shop').toString('hex')])(
    'that nobody holds is nobody’s: %j',
    (key) => expect(holderOf(key, ENTRIES)).toBeUndefined(),
  );
});
