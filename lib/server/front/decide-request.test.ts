import { describe, expect, it } from 'vitest';
import { CLEARCUT_CORS } from '../http/cors';
import { allButQuestions, type Door } from '../http/door';
import { respondError } from '../http/respond';
import { decideRequest } from './decide-request';
import type { RequestHead } from './request-head';

const doorOf = (path: string): Door => ({
  path,
  methods: ['POST'],
  isCounted: allButQuestions,
  body: { form: 1, other: 1 },
  respondError,
  cors: CLEARCUT_CORS,
});
const DOORS = ['/api/v1/remove', '/api/health/*', '/api/*', '/v1.0/removebg'].map(doorOf);

const SITE = { doors: DOORS, publicOrigin: 'https://cut.example', readOnly: true };
const decide = (target: string, head: Partial<RequestHead> = {}, site = SITE) =>
  decideRequest({ method: 'GET', target, hosts: ['10.0.0.1:3000'], httpVersion: '1.1', ...head }, site);

describe('decideRequest', () => {
  it.each([
    ['/en', '/en'],
    ['/en?a=b&c=%ZZ', '/en?a=b&c=%ZZ'],
    ['/en#part', '/en'],
    ['//v1.0/removebg', '/v1.0/removebg'],
    ['/\\/evil.example/en', '/evil.example/en'],
    ['/en/../api/v1/remove', '/api/v1/remove'],
    ['/en/%2E%2e/api/v1/remove?x', '/api/v1/remove?x'],
    ['/en\\..\\api\\v1\\remove', '/api/v1/remove'],
    ['/./en/.', '/en/'],
    ['/..//evil.example', '/evil.example'],
    ['/%61pi/v1/%72emove', '/api/v1/remove'],
    ['/api%2Fv1%2fremove', '/api%2Fv1%2fremove'],
    ['/%2561pi', '/%2561pi'],
    ['/en/%D8%A3', '/en/%D8%A3'],
    ['http://10.0.0.1:3000/en?x', '/en?x'],
    ['HTTP://10.0.0.1:3000', '/'],
    ['https://cut.example/api/v1/remove', '/api/v1/remove'],
    ['http://CUT.example:80/en', '/en'],
  ])('reads %s as %s', (target, url) => {
    expect(decide(target)).toMatchObject({ url, refusal: undefined });
  });

  it.each([
    ['*', 'malformed_address'],
    ['en', 'malformed_address'],
    ['', 'malformed_address'],
    ['evil.example:443', 'malformed_address'],
    ['ftp://10.0.0.1:3000/en', 'malformed_address'],
    ['http://[::1/en', 'malformed_address'],
    ['http://x:99999/en', 'malformed_address'],
    ['http://me:word@10.0.0.1:3000/en', 'malformed_address'],
    ['/%ZZ', 'malformed_address'],
    ['/api/v1/%c3%28', 'malformed_address'],
    ['/en%00', 'malformed_address'],
    ['/en%0d%0aX:y', 'malformed_address'],
    ['http://evil.example/en', 'other_host'],
    ['https://10.0.0.1/en', 'other_host'],
    ['http://cut.example:8080/en', 'other_host'],
  ])('refuses %s: %s', (target, refusal) => {
    expect(decide(target).refusal).toBe(refusal);
  });

  it.each<[string, readonly string[], string, string | undefined]>([
    ['one', ['cut.example'], '1.1', undefined],
    ['an IPv6 address', ['[::1]:3000'], '1.1', undefined],
    ['none, in HTTP/1.0', [], '1.0', undefined],
    ['none', [], '1.1', 'malformed_request'],
    ['an empty one', [''], '1.1', 'malformed_request'],
    ['two', ['a', 'b'], '1.1', 'malformed_request'],
    ['two that say the same', ['a', 'a'], '1.1', 'malformed_request'],
    ['one with a space', ['a b'], '1.1', 'malformed_request'],
    ['one with a path', ['a/b'], '1.1', 'malformed_request'],
    ['one with a user', ['me@a'], '1.1', 'malformed_request'],
    ['one with an open bracket', ['[a'], '1.1', 'malformed_request'],
    ['one with a port beyond all', ['a:65536'], '1.1', 'malformed_request'],
    ['one, in HTTP/0.9', ['a'], '0.9', 'malformed_request'],
    ['one, in HTTP/2.0', ['a'], '2.0', 'malformed_request'],
  ])('takes requests with one readable host: %s', (_, hosts, httpVersion, refusal) => {
    expect(decide('/en', { hosts, httpVersion }).refusal).toBe(refusal);
  });

  it.each<[string, string, string | undefined]>([
    ['/en', 'HEAD', undefined],
    ['/en', 'POST', 'method_not_allowed'],
    ['/en', 'OPTIONS', 'method_not_allowed'],
    ['/icon.svg', 'PROPFIND', 'method_not_allowed'],
    ['/en', 'TRACE', 'method_not_allowed'],
    ['/api/v1/remove', 'POST', undefined],
    // The door says so itself, in its own words.
    ['/api/v1/remove', 'PUT', undefined],
    ['/api/v1/remove', 'TRACE', 'method_not_allowed'],
    ['/api/health/live', 'M-SEARCH', 'method_not_allowed'],
  ])('%s %s', (target, method, refusal) => {
    expect(decide(target, { method }).refusal).toBe(refusal);
  });

  it('leaves pages to `next dev`, which posts to them', () => {
    expect(decide('/en', { method: 'POST' }, { ...SITE, readOnly: false }).refusal).toBeUndefined();
  });

  it('sees the same door as all that follows', () => {
    expect(decide('/en/../api/v1/remove').door?.path).toBe('/api/v1/remove');
    expect(decide('/%76%31.0/removebg').door?.path).toBe('/v1.0/removebg');
    expect(decide('/api/v1/%c3%28').door?.path).toBe('/api/*');
    expect(decide('/en').door).toBeUndefined();
  });

  it('knows no public origin where nobody has named one', () => {
    expect(decide('https://cut.example/en', {}, { ...SITE, publicOrigin: '' }).refusal).toBe('other_host');
  });
});
