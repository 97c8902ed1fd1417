import { describe, expect, it } from 'vitest';
import { errorBody } from '../../contracts/errors';
import { errorOfAnswer } from './error-of-answer';

function answer(status: number, body: unknown, retryAfter: string | null = null) {
  const { code, retryAfterSeconds } = errorOfAnswer({
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    retryAfter,
  });
  return { code, retryAfterSeconds };
}

describe('an answer of the service', () => {
  it('names its code', () => {
    expect(answer(422, errorBody('picture_truncated'))).toEqual({
      code: 'picture_truncated',
      retryAfterSeconds: undefined,
    });
  });

  it('says whether what is there of the picture can be cut out', () => {
    const errorIn = (details: { partial?: boolean }) =>
      errorOfAnswer({
        status: 422,
        body: JSON.stringify(errorBody('picture_truncated', details)),
        retryAfter: null,
      });
    expect(errorIn({ partial: true }).partial).toBe(true);
    expect(errorIn({ partial: false }).partial).toBe(false);
    expect(errorIn({}).partial).toBe(false);
  });

  it('says when to try again, in the body or in the header', () => {
    expect(answer(503, errorBody('server_busy', { retryAfterSeconds: 7 }), '9').retryAfterSeconds).toBe(7);
    expect(answer(503, errorBody('server_busy'), '9').retryAfterSeconds).toBe(9);
    expect(
      answer(503, errorBody('server_busy'), 'Wed, 21 Oct 2026 07:28:00 GMT').retryAfterSeconds,
    ).toBeUndefined();
  });
});

describe('an answer of something else', () => {
  it.each([
    [413, 'upload_too_large'],
    [429, 'too_many_requests'],
    [504, 'took_too_long'],
    [502, 'unexpected_answer'],
    [200, 'unexpected_answer'],
  ])('with status %i is %s', (status, code) => {
    expect(answer(status, '<html>').code).toBe(code);
  });

  it.each([
    ['null'],
    ['[]'],
    ['{"error":"no"}'],
    ['{"error":{"code":"__proto__"}}'],
    ['{"error":{"code":7}}'],
  ])('with the body %s is not believed', (body) => {
    expect(answer(500, body).code).toBe('unexpected_answer');
  });

  it('of a newer version is still told apart by its status', () => {
    expect(answer(429, { error: { code: 'a_code_of_tomorrow', retryAfterSeconds: 3 } })).toEqual({
      code: 'too_many_requests',
      retryAfterSeconds: 3,
    });
  });
});
