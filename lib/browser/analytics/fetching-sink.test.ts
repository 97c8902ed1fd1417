import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildEvent } from './event';
import { FetchingSink } from './fetching-sink';

interface Told {
  readonly path: string | undefined;
  readonly type: string | undefined;
  readonly cookie: string | undefined;
  readonly body: unknown;
}

const PAGE = { location: 'https://cut.example/en/remove-background', referrer: 'https://search.example/' };
const EVENT = buildEvent('result_saved', { file_type: 'png' });

/** Whoever keeps the statistics, as far as its documented interface goes. */
const told: Told[] = [];
let arrived: (() => void) | undefined;
const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString()));
  request.on('end', () => {
    const { cookie, 'content-type': type } = request.headers;
    told.push({ path: request.url, type, cookie, body: JSON.parse(text) });
    response.end('ok', () => arrived?.());
  });
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function toldOf(act: () => void): Promise<Told | undefined> {
  const next = new Promise<void>((resolve) => (arrived = resolve));
  act();
  await next;
  return told.at(-1);
}

it('tells Umami of pages and events as its documents have it, and no more', async () => {
  const sink = new FetchingSink({ kind: 'umami', url: `${url}/umami`, websiteId: 'an-id' });
  const payload = {
    website: 'an-id',
    hostname: 'cut.example',
    url: '/en/remove-background',
    referrer: 'https://search.example/',
  };
  const way = { path: '/umami/api/send', type: 'application/json', cookie: undefined };
  expect(await toldOf(() => sink.open(PAGE))).toEqual({ ...way, body: { type: 'event', payload } });
  expect(await toldOf(() => sink.count(EVENT, PAGE))).toEqual({
    ...way,
    body: { type: 'event', payload: { ...payload, name: 'result_saved', data: { file_type: 'png' } } },
  });
});

it('tells Plausible of pages and events as its documents have it, and no more', async () => {
  const sink = new FetchingSink({ kind: 'plausible', url, domain: 'cut.example' });
  const common = { domain: 'cut.example', url: PAGE.location, referrer: 'https://search.example/' };
  const way = { path: '/api/event', type: 'text/plain', cookie: undefined };
  expect(await toldOf(() => sink.open(PAGE))).toEqual({ ...way, body: { ...common, name: 'pageview' } });
  expect(await toldOf(() => sink.count(EVENT, PAGE))).toEqual({
    ...way,
    body: { ...common, name: 'result_saved', props: { file_type: 'png' } },
  });
});
