import { describe, expect, it } from 'vitest';
import { hasBearerToken } from './bearer-token';

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
