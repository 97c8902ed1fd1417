import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentMegabytes } from '@/bench/speed/memory';
import { outputLimit } from '@/lib/contracts/limits';
import { scenePipeline } from '../fixtures/pictures';
import { startServer, until, type RunningServer } from '../fixtures/server';

/** What docs/operations.md says of a child (Sizing), in megabytes. */
const MOST_MEGABYTES = 900;
const AT_REST_MEGABYTES = 350;

let server: RunningServer;
beforeAll(async () => {
  // Machines may be slow here: memory is what counts.
  server = await startServer({
    INFERENCE_CHILDREN: '1',
    JOB_TIMEOUT_MS: '200000',
    WAIT_TIMEOUT_MS: '100000',
  });
});
afterAll(() => server.stop());

const megabytes = (field: 'VmHWM' | 'VmRSS') => residentMegabytes(server.childPids()[0]!, field);

/** Noise: no encoder has it easy. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      ...{ width, height, channels: 3, background: 'grey' },
      noise: { type: 'gaussian', mean: 128, sigma: 25 },
    },
  })
    .jpeg({ quality: 40 })
    .toBuffer();

async function cutOut(picture: Buffer, behind: Buffer, fields: Record<string, string>): Promise<Response> {
  const form = new FormData();
  form.set('image', new Blob([picture as Uint8Array<ArrayBuffer>]), 'a');
  form.set('background_image', new Blob([behind as Uint8Array<ArrayBuffer>]), 'b');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return fetch(`${server.url}/api/v1/remove`, { method: 'POST', body: form });
}

describe.skipIf(process.platform !== 'linux')('a child', () => {
  it('stays below what the table says for its costliest pictures, and gives the memory back', async () => {
    const { maxPixels } = outputLimit({ format: 'webp', lossless: true });
    const width = 5_000;
    const lossless = `${width}x${maxPixels / width}`;
    const large = await scenePipeline(8_000, 6_000).jpeg({ quality: 70 }).toBuffer();
    const behind = await noise(width, maxPixels / width);
    const [pid] = server.childPids();
    for (const fields of [
      { format: 'webp', lossless: 'true', canvas: lossless },
      { format: 'zip', canvas: '8000x6000' },
    ]) {
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
      const answer = await cutOut(large, behind, fields);
      expect(answer.status, JSON.stringify(fields)).toBe(200);
      await answer.arrayBuffer();
      expect(server.childPids()).toEqual([pid]);
      expect(megabytes('VmHWM'), JSON.stringify(fields)).toBeLessThan(MOST_MEGABYTES);
    }
    await until(() => megabytes('VmRSS') < AT_REST_MEGABYTES, 30_000, 'the memory is given back');
  }, 500_000);
});
