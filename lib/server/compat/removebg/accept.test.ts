import { describe, expect, it } from 'vitest';
import { wantsJson } from './accept';

describe('wantsJson', () => {
  it.each([
    'application/json',
    'Application/JSON ; charset=utf-8',
    'application/json, application/*+json',
    'application/json, image/png',
    'application/json;q=0.5, image/png;q=0.5, text/html',
  ])('%s: JSON', (accept) => expect(wantsJson(accept)).toBe(true));

  it.each([
    null,
    '',
    '*/*',
    'image/*',
    'text/plain',
    'application/json, text/plain, */*',
    'application/json, image/*, */*',
    'application/json;q=0.9, image/png',
    'application/json;q=0',
    'application/jsonp',
    'application/*',
  ])('%s: bytes', (accept) => expect(wantsJson(accept)).toBe(false));
});
