import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../fixtures/http-client';
import { startServer, type RunningServer } from '../fixtures/server';

const LIMIT = 2;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_PER_MINUTE: String(LIMIT), INFERENCE_CHILDREN: '1' });
});
afterAll(() => server.stop());

const statusOfNext = async () => (await send(server.url, { from: '127.0.0.10' })).status;

describe('R-01 the window', () => {
  it('is over after a minute', async () => {
    expect(await statusOfNext()).toBe(415);
    // Counted from the answer to the first, so that it is over by then.
    const over = new Promise((resolve) => setTimeout(resolve, 60_500));
    for (let sent = 1; sent < LIMIT; sent += 1) expect(await statusOfNext()).toBe(415);
    expect(await statusOfNext()).toBe(429);
    await over;
    expect(await statusOfNext()).toBe(415);
  });
});
