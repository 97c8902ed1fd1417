import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ERRORS, errorBody, isServiceError, ServiceError } from './errors';

describe('the error table', () => {
  it.each(ERROR_CODES)('%s has an error status and tells in sentences what to do', (code) => {
    const { status, message } = ERRORS[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(message).toMatch(/^[A-Z].{30,}\.$/);
  });

  it('offers the browser wherever the fault is ours, and nowhere else', () => {
    for (const code of ERROR_CODES) {
      const { status, fallback } = ERRORS[code] as { status: number; fallback?: string };
      expect(fallback, code).toBe(status >= 500 ? 'browser' : undefined);
    }
  });

  it('becomes a body without empty fields', () => {
    expect(errorBody('empty_body')).toEqual({
      error: { code: 'empty_body', message: ERRORS.empty_body.message },
    });
    expect(errorBody('server_busy', { retryAfterSeconds: 3 })).toEqual({
      error: {
        code: 'server_busy',
        message: ERRORS.server_busy.message,
        fallback: 'browser',
        retryAfterSeconds: 3,
      },
    });
  });

  it('travels as an error with its code', () => {
    const error = new ServiceError('server_busy', { retryAfterSeconds: 2 });
    expect(error).toMatchObject({
      code: 'server_busy',
      retryAfterSeconds: 2,
      message: ERRORS.server_busy.message,
    });
  });
});

describe('isServiceError', () => {
  it('knows the error of another bundle, whose class is another copy', () => {
    class ServiceErrorOfAnotherBundle extends Error {
      override readonly name = 'ServiceError';
      readonly code = 'server_busy';
    }
    expect(isServiceError(new ServiceErrorOfAnotherBundle())).toBe(true);
    expect(isServiceError(new Error('ServiceError'))).toBe(false);
    expect(isServiceError(undefined)).toBe(false);
  });
});
