import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from '@/lib/config/access';
import type { CallerKey } from '../http/caller';
import { hasBearerToken, keyOf } from './api-key';

const hashOf = (key: string) => createHash('sha256').update(key).digest();
const ENTRIES: ApiKey[] = [
  { name: 'shop', hash: hashOf('abc'), limits: {} },
  { name: 'lab', hash: hashOf('key-of-the-lab'), limits: { perMinute: 5, concurrent: 2 } },
];
const keyIn = (headers: Record<string, string>) => {
  const all = new Headers(headers);
  return keyOf((name) => all.get(name), ENTRIES);
};
const SHOP = { holder: 'shop' };

describe('R-06: the key of a request', () => {
  it.each<[Record<string, string>, CallerKey]>([
    [{}, 'none'],
    [{ 'X-Api-Key': ' abc ' }, SHOP],
    [{ Authorization: 'Bearer abc' }, SHOP],
    [{ Authorization: 'bearer  abc' }, SHOP],
    [{ Authorization: 'Basic abc' }, 'none'],
    [{ Authorization: 'Bearer' }, 'none'],
    [{ Authorization: 'Bearer a b' }, 'none'],
    [{ 'X-Api-Key': '', Authorization: 'Bearer abc' }, SHOP],
    [{ 'X-Api-Key': 'abc', Authorization: 'Bearer other' }, SHOP],
    [{ 'X-Api-Key': 'key-of-the-lab' }, { holder: 'lab' }],
  ])('in %o is %o', (headers, expected) => {
    expect(keyIn(headers)).toEqual(expected);
  });

  it.each(['ab', 'ABC', hashOf('abc').toString('hex')])('that nobody holds is nobody’s: %j', (key) =>
    expect(keyIn({ 'X-Api-Key': key })).toBe('unknown'),
  );
});

describe('H-04: hasBearerToken', () => {
  it('takes the token, whatever the scheme’s case (RFC 9110 §11.1)', () => {
    expect(hasBearerToken('Bearer s3cret', 's3cret')).toBe(true);
    expect(hasBearerToken('bearer  s3cret', 's3cret')).toBe(true);
  });

  it.each([
    null,
    '',
    'Bearer',
    'Bearer ',
    's3cret',
    'Basic s3cret',
    'Bearer s3cre',
    'Bearer s3cret x',
    'Bearer S3cret',
  ])('refuses %j', (header) => expect(hasBearerToken(header, 's3cret')).toBe(false));
});
