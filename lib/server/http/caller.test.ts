import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { CALLER_HEADER, readCaller, stampCaller, type Caller } from './caller';

const caller: Caller = {
  bucket: '2001:0db8:0001:0002::/64',
  address: '2001:db8:1:2:3::4',
  key: { holder: 'shop' },
  origin: 'page',
};
const stamped = (of: Caller | undefined, sent: IncomingHttpHeaders = {}) => {
  const headers = { ...sent };
  stampCaller(headers, of);
  return new Headers(headers as Record<string, string>);
};
const unknown = expect.objectContaining({ code: 'address_unknown', retryAfterSeconds: 1 }) as Error;

describe('A1: the caller', () => {
  it('arrives as the front has found it', () => {
    expect(readCaller(stamped(caller))).toEqual(caller);
    const unreadable: Caller = {
      bucket: 'unreadable',
      address: undefined,
      key: 'none',
      origin: 'api-client',
    };
    expect(readCaller(stamped(unreadable))).toEqual(unreadable);
  });

  it('is written over what the client sent, and taken away where there is none', () => {
    const forged = { [CALLER_HEADER]: `secret:${JSON.stringify(caller)}` };
    expect(readCaller(stamped({ ...caller, key: 'none' }, forged)).key).toBe('none');
    expect(() => readCaller(stamped(undefined, forged))).toThrow(unknown);
  });

  it('is nobody without the secret of this start', () => {
    stamped(caller);
    for (const value of [
      '',
      'secret',
      `:${JSON.stringify(caller)}`,
      `${'0'.repeat(48)}:${JSON.stringify(caller)}`,
    ])
      expect(() => readCaller(new Headers({ [CALLER_HEADER]: value })), value).toThrow(unknown);
    expect(() => readCaller(new Headers())).toThrow(unknown);
  });
});
