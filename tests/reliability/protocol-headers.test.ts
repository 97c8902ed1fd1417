import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../fixtures/http-client';
import { startServer, type RunningServer } from '../fixtures/server';

const CANARY = 'client-text';
const LONG = CANARY.repeat(500);

const PAGES = [
  '/',
  '/en',
  '/de/remove-background',
  '/ar/privacy',
  '/en/device',
  '/en/no/such/page',
  '/robots.txt',
  '/_next/static/no-such-file.js',
];

/** What Next, its router and its pages read, and what proxies and browsers write, each with something that nobody expects. */
const ODDITIES: readonly Readonly<Record<string, string>>[] = [
  { RSC: '1' },
  { RSC: CANARY },
  { RSC: '1', 'Next-Router-State-Tree': CANARY },
  { RSC: '1', 'Next-Router-State-Tree': '%ZZ' },
  { RSC: '1', 'Next-Router-State-Tree': '%5B%22%22%5D' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Prefetch': '2', 'Next-Router-Segment-Prefetch': `/${CANARY}` },
  { RSC: '1', 'Next-Router-Segment-Prefetch': '/../_tree' },
  { RSC: '1', 'Next-Url': `/${CANARY}` },
  { RSC: '1', 'Next-Url': '%ZZ' },
  { 'Next-HMR-Refresh': '1' },
  { 'Next-Action': CANARY },
  { 'Next-Action': 'a'.repeat(42) },
  { 'Next-Action': `${CANARY}${LONG}` },
  { 'Next-Action-Revalidated': CANARY },
  { 'X-Nextjs-Data': '1' },
  { 'X-Nextjs-Postponed': '1' },
  { 'X-Nextjs-Cache': CANARY },
  { 'X-Nextjs-Rewrite': CANARY },
  { 'X-Nextjs-Html-Request-Id': CANARY },
  { 'X-Nextjs-Request-Id': CANARY },
  { 'X-Middleware-Subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'X-Middleware-Prefetch': '1' },
  { 'X-Middleware-Rewrite': `https://${CANARY}.example/` },
  { 'X-Middleware-Redirect': `https://${CANARY}.example/` },
  { 'X-Middleware-Next': '1' },
  { 'X-Middleware-Set-Cookie': CANARY },
  { 'X-Middleware-Override-Headers': CANARY },
  { 'X-Middleware-Invoke': '1' },
  { 'X-Invoke-Path': `/${CANARY}` },
  { 'X-Invoke-Status': '500' },
  { 'X-Invoke-Error': `{"message":"${CANARY}"}` },
  { 'X-Invoke-Query': '%ZZ' },
  { 'X-Invoke-Output': `/${CANARY}` },
  { 'X-Matched-Path': `/${CANARY}` },
  { 'X-Now-Route-Matches': `1=${CANARY}` },
  { 'X-Prerender-Revalidate': CANARY },
  { 'X-Next-Resume-State-Length': CANARY },
  { 'X-Next-Cache-Tags': CANARY },
  { 'X-Forwarded-Host': `[${CANARY}` },
  { 'X-Forwarded-Host': `${CANARY}.example` },
  { 'X-Forwarded-Proto': `${CANARY}:` },
  { 'X-Forwarded-Port': CANARY },
  { 'X-Forwarded-For': CANARY },
  { 'X-Original-Url': `/${CANARY}` },
  { 'X-Rewrite-Url': `/${CANARY}` },
  { 'X-HTTP-Method-Override': 'DELETE' },
  { Forwarded: `for="[${CANARY}";host=${CANARY}` },
  { Origin: `https://${CANARY}.example` },
  { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
  { Cookie: `__prerender_bypass=${CANARY}; __next_preview_data=${CANARY}` },
  { Cookie: `NEXT_LOCALE=%ZZ; ${CANARY}` },
  { 'Accept-Language': LONG },
  { 'Accept-Language': '*;q=9,..' },
  { Accept: CANARY },
  { 'Accept-Encoding': `${CANARY};q=x` },
  { 'If-None-Match': `W/"${CANARY}` },
  { 'If-Modified-Since': CANARY },
  { Expect: CANARY },
];

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ INFERENCE_CHILDREN: '1' });
});
afterAll(() => server.stop());

describe('P-04: pages', () => {
  it(`answer ${ODDITIES.length} odd headers without an error of Next’s`, async () => {
    for (const page of PAGES) {
      const printedBefore = server.output().length;
      const answers = await Promise.all(
        [{}, ...ODDITIES].map((headers) => send(server.url, { method: 'GET', path: page, headers })),
      );
      for (const [index, { status, headers, body }] of answers.entries()) {
        const name = `${page} ${JSON.stringify(ODDITIES[index - 1] ?? 'none').slice(0, 80)}`;
        expect(status, name).toBeLessThan(500);
        // Nobody is sent to where a header says, and no header stands in a page.
        expect(headers.location ?? '', name).toMatch(/^(?:\/(?!\/)|$)/);
        expect(body, name).not.toContain(CANARY);
      }
      const printed = server.output().slice(printedBefore);
      for (const line of printed.split('\n').filter((each) => each !== '')) {
        expect(JSON.parse(line), page).toMatchObject({ msg: 'request' });
      }
      expect(printed, page).not.toContain(CANARY);
    }
  });
});
