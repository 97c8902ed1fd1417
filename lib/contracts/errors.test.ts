import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ERRORS } from './error-codes';
import { ERROR_MESSAGES, errorBody, isServiceError, ServiceError } from './errors';
import { MEDIA_TYPES, OUTPUT_FORMATS } from './remove';

describe('the error table', () => {
  it.each(ERROR_CODES)('%s has an error status and tells in sentences what to do', (code) => {
    expect(ERRORS[code].status).toBeGreaterThanOrEqual(400);
    expect(ERROR_MESSAGES[code]).toMatch(/^[A-Z].{30,}\.$/);
  });

  it('offers the browser wherever the error is ours, and nowhere else', () => {
    for (const code of ERROR_CODES) {
      const ours = ERRORS[code].status >= 500;
      expect(errorBody(code).error.fallback, code).toBe(ours ? 'browser' : undefined);
    }
  });

  it('lets the device try where the service or a limit is in the way, and nowhere else', () => {
    for (const code of ERROR_CODES) {
      const { status, deviceMayTry } = ERRORS[code];
      expect(deviceMayTry, code).toBe(status >= 500 || status === 429);
    }
  });

  it('blames the worker for nothing that a request is refused for', () => {
    const blaming = ERROR_CODES.filter((code) => ERRORS[code].againstWorker);
    expect(blaming).toEqual(['internal_error', 'engine_failed', 'model_not_loaded', 'took_too_long']);
  });

  it('names every format that there is where none is acceptable', () => {
    const named = ERROR_MESSAGES.not_acceptable.match(/\w+\/\w+/g);
    expect(named).toEqual(OUTPUT_FORMATS.map((format) => MEDIA_TYPES[format]));
  });

  it('becomes a body without empty fields', () => {
    expect(errorBody('empty_body')).toEqual({
      error: { code: 'empty_body', message: ERROR_MESSAGES.empty_body },
    });
    expect(errorBody('server_busy', { retryAfterSeconds: 3 })).toEqual({
      error: {
        code: 'server_busy',
        message: ERROR_MESSAGES.server_busy,
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
      message: ERROR_MESSAGES.server_busy,
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
