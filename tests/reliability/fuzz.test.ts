import { afterAll, beforeAll, expect, it } from 'vitest';
import { residentMegabytes } from '@/bench/speed/memory';
import { replay, type Recorded, type Replayed } from '../conformance/served/replay';
import { fuzzedRequests } from '../fixtures/fuzzed-requests';
import { scenePipeline } from '../fixtures/pictures';
import { startServer, type RunningServer } from '../fixtures/server';

/** More of them, where somebody asks: FUZZ_CASES=10000. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 1_500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 17);

/** What is loaded and compiled once is there after so many. */
const FIRST = 300;
const AT_ONCE = 4;
const MAX_GROWTH_MEGABYTES = 50;
/** No answer after so long is a hang: most take some milliseconds. */
const ANSWER_WITHIN_MS = 15_000;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ INFERENCE_CHILDREN: '1' });
});
afterAll(() => server.stop());

/**
 * What the server has in memory when it has been left alone. It collects its garbage by itself, a second later and once
 * more. A busy machine gets ten seconds, until it is `enough`.
 */
async function restingMegabytes({ pid }: RunningServer, enough: number): Promise<number> {
  let least = Infinity;
  for (let second = 0; second < 10 && (second < 4 || least > enough); second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    least = Math.min(least, residentMegabytes(pid, 'VmRSS'));
  }
  return least;
}

/** A picture, or the words of the door for why there is none. */
function expectAnswer({ status, headers, body }: Replayed, { path }: Recorded): void {
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).toBeLessThan(500);
  if (status === 200) return;
  expect(headers['content-type']).toMatch(/^application\/json/);
  const told = JSON.parse(body.toString()) as { errors?: unknown[]; detail?: unknown; error?: object };
  if (path === '/v1.0/removebg') expect(told.errors?.length).toBeTruthy();
  else if (path?.startsWith('/api/v1/')) expect(told.error).toHaveProperty('code');
  else expect(told.detail).toBeTruthy();
}

async function answered(request: Recorded): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), ANSWER_WITHIN_MS);
  });
  try {
    const answer = await Promise.race([replay(server.url, request), hang]);
    expectAnswer(answer, request);
    return answer.status;
  } catch (error) {
    const { path, headers, body } = request;
    const sent = body?.subarray(0, 2_000).toString('base64');
    throw new Error(`${path?.slice(0, 2_000)} ${JSON.stringify(headers)} ${sent}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

it(
  'answers whatever is sent to its doors, and keeps nothing of it',
  async () => {
    const picture = await scenePipeline(24, 16).png().toBuffer();
    const requests = fuzzedRequests(picture, CASES, SEED);
    const statuses = new Map<number, number>();
    const sendAll = async (batch: Recorded[]) => {
      const lines = Array.from({ length: AT_ONCE }, async () => {
        for (let request = batch.shift(); request; request = batch.shift()) {
          const status = await answered(request);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      });
      await Promise.all(lines);
    };
    await sendAll(requests.splice(0, FIRST));
    const before = await restingMegabytes(server, Infinity);
    await sendAll(requests);
    const most = before + MAX_GROWTH_MEGABYTES;
    expect(await restingMegabytes(server, most)).toBeLessThanOrEqual(most);
    // They are of all kinds: some have a picture to be cut out, some not even a form.
    for (const status of [200, 400, 404, 415, 422])
      expect(statuses.get(status), `${status}`).toBeGreaterThan(0);
    expect(server.childPids()).toHaveLength(1);
  },
  60_000 + CASES * 100,
);
