import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setLogger } from '../log/logger';
import { stampCaller } from './caller';
import { allButPreflights, allButQuestions, type Door } from './door';
import { handlersOf, notFoundAt, type Handlers } from './handlers';
import { respondError } from './respond';

const QUESTION: Door = {
  path: '/question',
  methods: ['GET'],
  isCounted: allButQuestions,
  body: { form: 0, other: 0 },
  respondError,
  cors: { origins: 'allowedOrigins', allowedHeaders: '', exposedHeaders: '' },
};
const WORK: Door = { ...QUESTION, path: '/work', methods: ['GET', 'POST'], isCounted: allButPreflights };

beforeAll(() => {
  vi.stubEnv('SITE_URL', 'https://cut.example');
  setLogger(pino({ level: 'silent' }));
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** Status and Allow header of each method's answer. */
async function answers(handlers: Handlers): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  stampCaller(headers, { bucket: '192.0.2.1', address: '192.0.2.1', key: 'none', origin: 'api-client' });
  const told: Record<string, string> = {};
  for (const [method, handle] of Object.entries(handlers)) {
    const { status, headers: answered } = await handle(new Request('http://localhost/', { method, headers }));
    told[method] = [status, answered.get('allow')].filter((word) => word !== null).join(' ');
  }
  return told;
}

const ok = () => new Response('cut out');

describe('handlersOf', () => {
  it('answers HEAD as GET where that is a question, and refuses all else with the methods that there are', async () => {
    const refused = '405 GET';
    expect(await answers(handlersOf(QUESTION, { GET: ok }))).toEqual({
      ...{ GET: '200', HEAD: '200', OPTIONS: '204 GET, OPTIONS' },
      ...{ POST: refused, PUT: refused, PATCH: refused, DELETE: refused },
    });
  });

  it('refuses HEAD where a GET counts', async () => {
    const refused = '405 GET, POST';
    expect(await answers(handlersOf(WORK, { GET: ok, POST: ok }))).toEqual({
      ...{ GET: '200', POST: '200', OPTIONS: '204 GET, POST, OPTIONS' },
      ...{ HEAD: refused, PUT: refused, PATCH: refused, DELETE: refused },
    });
  });
});

describe('notFoundAt', () => {
  it('finds nothing, whatever the method', async () => {
    const told = await answers(notFoundAt({ ...QUESTION, methods: [] }));
    expect(Object.keys(told)).toHaveLength(7);
    expect(new Set(Object.values(told))).toEqual(new Set(['404']));
  });
});
