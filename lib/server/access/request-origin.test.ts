import { describe, expect, it } from 'vitest';
import { requestOrigin } from './request-origin';

const open = { siteOrigin: undefined, allowedOrigins: [] };
const named = { siteOrigin: 'https://cut.example', allowedOrigins: ['https://shop.example'] };
const originOf = (headers: Record<string, string>, origins: Parameters<typeof requestOrigin>[1]) => {
  const all = new Headers(headers);
  return requestOrigin((name) => all.get(name), origins);
};
type Case = [headers: Record<string, string>, expected: ReturnType<typeof requestOrigin>];

describe('A5: a request, where the operator has named no origin,', () => {
  it.each<Case>([
    [{ host: 'h:3000' }, 'api-client'],
    [{ host: 'h:3000', origin: 'http://h:3000' }, 'page'],
    [{ host: 'h:3000', origin: 'http://h:3000', 'sec-fetch-site': 'same-origin' }, 'page'],
    [{ host: 'h', origin: 'https://h' }, 'page'],
    [{ host: 'h:443', origin: 'https://h' }, 'page'],
    [{ host: '[::1]:3000', origin: 'http://[::1]:3000' }, 'page'],
    [{ host: 'h:3000', 'sec-fetch-site': 'same-origin' }, 'page'],
    [{ host: 'h:3000', 'sec-fetch-site': 'none' }, 'page'],
    [{ host: 'h:3000', origin: 'http://h:3001' }, 'foreign'],
    [{ host: 'h:3000', origin: 'http://h' }, 'foreign'],
    [{ host: 'h', origin: 'http://h.evil.example' }, 'foreign'],
    [{ host: 'h', origin: 'http://evil.example@h' }, 'foreign'],
    [{ host: 'h', origin: 'null' }, 'foreign'],
    [{ host: 'h', origin: '' }, 'foreign'],
    [{ host: 'h', origin: 'file://h' }, 'foreign'],
    [{ host: 'h', origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, 'foreign'],
    [{ host: 'h', origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 'foreign'],
    [{ host: 'h', 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [{ host: 'h', 'sec-fetch-site': 'same-site' }, 'foreign'],
    [{ host: 'h', origin: 'http://h', 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [{ host: 'h', 'sec-fetch-site': 'of-tomorrow' }, 'foreign'],
    [{ origin: 'http://h' }, 'foreign'],
  ])('with %o is of a %s', (headers, expected) => {
    expect(originOf(headers, open)).toBe(expected);
  });
});

describe('A5: a request, where the operator has named origins,', () => {
  it.each<Case>([
    [{ host: 'inner:3000', origin: 'https://cut.example' }, 'page'],
    [{ host: 'inner:3000', origin: 'http://cut.example' }, 'foreign'],
    [{ host: 'inner:3000', origin: 'http://inner:3000' }, 'foreign'],
    [{ host: 'h', origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }, 'page'],
    [{ host: 'h', origin: 'https://shop.example.evil', 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [{ host: 'h', 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [{ host: 'h' }, 'api-client'],
  ])('with %o is of a %s', (headers, expected) => {
    expect(originOf(headers, named)).toBe(expected);
  });
});

describe('A5: a request, where the operator allows every origin,', () => {
  it.each<Case>([
    [{ host: 'h', origin: 'https://any.example', 'sec-fetch-site': 'cross-site' }, 'page'],
    [{ host: 'h', origin: 'null' }, 'page'],
    [{ host: 'h', 'sec-fetch-site': 'cross-site' }, 'page'],
    [{ host: 'h' }, 'api-client'],
  ])('with %o is of a %s', (headers, expected) => {
    expect(originOf(headers, { siteOrigin: 'https://cut.example', allowedOrigins: ['*'] })).toBe(expected);
  });
});
