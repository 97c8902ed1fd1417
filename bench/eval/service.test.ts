import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pngOf } from '@/tests/fixtures/png-of';
import { alphaFromService, requestCutOut } from './service';

/** How long the made service takes before it has answered in full. */
const ANSWERS_AFTER_MS = 40;

let server: Server;
let url: string;
let folder: string;
let photo: string;
let answer: { readonly status: number; readonly body: Uint8Array };
let asked: string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'eval-service-'));
  photo = path.join(folder, 'cat.jpg');
  writeFileSync(photo, 'a photo');
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    request.resume();
    response.writeHead(answer.status);
    response.flushHeaders();
    setTimeout(() => response.end(answer.body), ANSWERS_AFTER_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('a request of the evaluation', () => {
  it('is timed up to the last byte, and decodes nothing meanwhile', async () => {
    // Nobody could decode it.
    answer = { status: 200, body: Buffer.from('no picture') };
    const { png, milliseconds } = await requestCutOut(url, photo);
    expect(png.toString()).toBe('no picture');
    // Timers are a millisecond early now and then.
    expect(milliseconds).toBeGreaterThanOrEqual(ANSWERS_AFTER_MS - 2);
  });

  it('names the model that it is for', async () => {
    const data = Uint8Array.from([1, 2, 3, 40, 5, 6, 7, 80]);
    answer = { status: 200, body: await pngOf({ width: 2, height: 1, data }) };
    const { width, height, data: alpha } = await alphaFromService(url, photo, 'own-net');
    expect([width, height, ...alpha]).toEqual([2, 1, 40, 80]);
    await alphaFromService(url, photo);
    expect(asked).toEqual(['/api/v1/remove?model=own-net', '/api/v1/remove']);
  });

  it('names the photo that is refused', async () => {
    answer = { status: 503, body: Buffer.from('model_not_loaded') };
    await expect(requestCutOut(url, photo)).rejects.toThrow('cat.jpg: 503 model_not_loaded');
  });
});
