import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '@/lib/contracts/error-codes';
import { OPTION_NAMES } from '@/lib/contracts/options/options';
import { respondError } from './respond-error';
import { wordsOf } from './words';

describe('wordsOf', () => {
  it.each(ERROR_CODES)('%s: words in which nothing of our own door is left', (code) => {
    const { status, title, detail = '' } = wordsOf({ code });
    expect(status).not.toBe(422);
    expect(`${title} ${detail}`).toMatch(/\w{3}/);
    expect(`${title} ${detail}`).not.toMatch(/api\/v1|"image"/);
  });

  it('names the field that an error is about', () => {
    const codes = OPTION_NAMES.map((option) => wordsOf({ code: 'invalid_option', option }).code);
    expect(codes).toContain('invalid_bg_color');
    expect(codes).toContain('invalid_shadow_type');
    expect(codes).not.toContain('invalid_background');
  });
});

describe('respondError', () => {
  it('says when to come back wherever clients compute with it', () => {
    const after = (code: (typeof ERROR_CODES)[number], retryAfterSeconds?: number) =>
      respondError({ code, retryAfterSeconds }).headers.get('retry-after');
    expect([
      after('too_many_requests', 7),
      after('too_many_at_once'),
      after('server_busy'),
      after('took_too_long'),
    ]).toEqual(['7', '1', '1', null]);
  });
});
