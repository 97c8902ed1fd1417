import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peakMegabytes } from '../../bench/speed/memory';
import { bombs } from '../fixtures/bombs';
import { sceneJpeg } from '../fixtures/pictures';
import { startServer, type RunningServer } from '../fixtures/server';
import { upload } from '../fixtures/upload';

/** What one small file may take: time on a loaded machine, and memory on top of a warm child's. */
const MAX_MS = 5_000;
const MAX_EXTRA_MEGABYTES = 300;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ INFERENCE_CHILDREN: '1' });
});
afterAll(() => server.stop());

describe('I2 bombs', () => {
  it('answers each with a cut-out or a 4xx code, in bounded time and memory, by the same child', async () => {
    const children = server.childPids();
    const peak = () => Math.max(...children.map(peakMegabytes));
    const warm = peak();
    const wrong: string[] = [];
    for (const { name, bytes } of await bombs()) {
      const began = performance.now();
      const response = await upload(server.url, bytes);
      await response.arrayBuffer();
      const tookMs = Math.round(performance.now() - began);
      const extra = Math.round(peak() - warm);
      if (response.status !== 200 && (response.status < 400 || response.status >= 500)) {
        wrong.push(`${name}: ${response.status}`);
      }
      if (tookMs > MAX_MS || extra > MAX_EXTRA_MEGABYTES) wrong.push(`${name}: ${tookMs} ms, +${extra} MB`);
    }
    expect(wrong).toEqual([]);
    expect(server.childPids()).toEqual(children);
    expect((await upload(server.url, await sceneJpeg())).status).toBe(200);
  });
});
