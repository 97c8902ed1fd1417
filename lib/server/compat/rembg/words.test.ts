import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '@/lib/contracts/error-codes';
import { FetchError, type FetchCase } from '../../fetch/fetch-error';
import { respondError, wordsOf } from './words';

const told = async (code: ErrorCode, retryAfterSeconds?: number) => {
  const answer = respondError({ code, retryAfterSeconds });
  const body: unknown = await answer.json();
  return { status: answer.status, headers: answer.headers, body };
};

describe('respondError', () => {
  it.each(ERROR_CODES)('%s: one member, a sentence, or a list with 422', async (code) => {
    const { status, body } = await told(code);
    expect(Object.keys(body as object)).toEqual(['detail']);
    const { detail } = body as { detail: unknown };
    expect(status === 422 ? Array.isArray(detail) : typeof detail === 'string').toBe(true);
    expect(JSON.stringify(detail)).not.toContain('part named');
  });

  it('tells of a missing picture as FastAPI does', async () => {
    for (const code of ['missing_image', 'empty_body'] as const) {
      const error = { type: 'missing', loc: ['body', 'file'], msg: 'Field required', input: null };
      expect(await told(code)).toMatchObject({ status: 422, body: { detail: [error] } });
    }
  });

  it.each<[number, ErrorCode[]]>([
    [
      400,
      ['not_a_picture', 'svg_not_supported', 'picture_truncated', 'picture_damaged', 'malformed_multipart'],
    ],
    [413, ['too_many_pixels', 'too_many_pixels_for_format', 'side_too_long', 'upload_too_large']],
    [401, ['api_key_required', 'api_key_invalid']],
    [403, ['cross_site_refused']],
    [503, ['server_busy', 'waited_too_long', 'model_not_loaded']],
  ])('%i', (status, codes) => {
    expect(codes.map((code) => wordsOf({ code }).status)).toEqual(codes.map(() => status));
  });

  it.each<[FetchCase, string]>([
    ['off', 'does not fetch pictures from URLs'],
    ['invalid_url', 'Only http and https URLs are allowed'],
    ['http_status', 'HTTP Status 404'],
    ['unreachable', 'not reachable'],
    ['too_large', 'Image exceeds maximum size'],
    ['compressed', 'compressed'],
  ])('400, with a sentence, where no picture came from an address: %s', (fetchCase, words) => {
    const error = new FetchError(fetchCase, fetchCase === 'http_status' ? { httpStatus: 404 } : {});
    expect(wordsOf(error)).toEqual({ status: 400, detail: expect.stringContaining(words) as string });
  });

  it('says when to come back, and how to get in', async () => {
    const after = async (code: ErrorCode, seconds?: number) =>
      (await told(code, seconds)).headers.get('retry-after');
    expect(await after('server_busy')).toBe('1');
    expect(await after('server_busy', 4)).toBe('4');
    expect(await after('too_many_requests', 30)).toBe('30');
    expect(await after('picture_damaged')).toBeNull();
    expect((await told('api_key_required')).headers.get('www-authenticate')).toMatch(/^Bearer /);
  });
});
