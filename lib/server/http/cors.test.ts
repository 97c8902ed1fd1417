import { describe, expect, it } from 'vitest';
import { CLEARCUT_CORS, corsHeaders, isAllowedOrigin, optionsHeaders } from './cors';

const list = ['https://a.example', 'http://localhost:8080'];

describe('A5: corsHeaders', () => {
  it('says nothing while no origin is allowed', () => {
    expect(corsHeaders(CLEARCUT_CORS, 'https://a.example', [])).toEqual({});
    expect(optionsHeaders(CLEARCUT_CORS, 'POST', 'https://a.example', [])).toEqual({
      Allow: 'POST, OPTIONS',
    });
  });

  it('names the origin that asked, never a star, and lets its page read what clients need', () => {
    const headers = corsHeaders(CLEARCUT_CORS, 'https://a.example', list);
    expect(headers).toMatchObject({
      'Access-Control-Allow-Origin': 'https://a.example',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      Vary: 'Origin',
    });
    expect(headers).not.toHaveProperty('Access-Control-Allow-Credentials');
    for (const name of [
      'Retry-After',
      'RateLimit-Remaining',
      'X-Request-Id',
      'X-Clearcut-Notice',
      'Server-Timing',
    ]) {
      expect(headers['Access-Control-Expose-Headers']?.split(', ')).toContain(name);
    }
  });

  it.each([
    null,
    undefined,
    'null',
    '',
    'https://b.example',
    'https://a.example.evil',
    'http://a.example',
    'https://A.example',
  ])('grants %s nothing, but tells caches that the answer depends on it', (origin) => {
    expect(corsHeaders(CLEARCUT_CORS, origin, list)).toEqual({ Vary: 'Origin' });
    expect(optionsHeaders(CLEARCUT_CORS, 'POST', origin, list)).toEqual({ Allow: 'POST, OPTIONS' });
    expect(isAllowedOrigin(origin, list)).toBe(false);
  });

  it.each(['https://a.example', 'null', null])('grants all where a star is in the list: %s', (origin) => {
    const headers = corsHeaders(CLEARCUT_CORS, origin, ['*']);
    expect(headers).toMatchObject({ 'Access-Control-Allow-Origin': '*' });
    // Nothing of the answer depends on who asks, and no cookie goes along.
    expect(headers).not.toHaveProperty('Vary');
    expect(headers).not.toHaveProperty('Access-Control-Allow-Credentials');
    expect(isAllowedOrigin(origin, ['*'])).toBe(origin !== null);
  });

  it('answers a preflight with methods, headers and how long to remember them', () => {
    expect(optionsHeaders(CLEARCUT_CORS, 'POST', 'http://localhost:8080', list)).toEqual({
      Allow: 'POST, OPTIONS',
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Api-Key, X-Turnstile-Token',
      'Access-Control-Max-Age': '7200',
    });
  });
});
