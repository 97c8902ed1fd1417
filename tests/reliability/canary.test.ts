import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  canaryPicture,
  makeCanary,
  sendCanary,
  sightingsBelow,
  sightingsIn,
  sightingsInDescriptors,
} from '../fixtures/canary';
import { sceneJpeg } from '../fixtures/pictures';
import { startServer, until, type RunningServer } from '../fixtures/server';
import { upload } from '../fixtures/upload';

const root = path.resolve(import.meta.dirname, '../..');
const canary = makeCanary();
const folders = { home: '', temporary: '' };
let server: RunningServer;
let startedAtMs: number;

beforeAll(async () => {
  folders.home = mkdtempSync(path.join(tmpdir(), 'clearcut-home-'));
  folders.temporary = mkdtempSync(path.join(tmpdir(), 'clearcut-tmp-'));
  startedAtMs = Date.now();
  // The most talkative log there is, and folders of its own where libraries would put their files.
  server = await startServer({ LOG_LEVEL: 'trace', TMPDIR: folders.temporary, HOME: folders.home });
});
afterAll(async () => {
  await server.stop();
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true });
});

describe('P3 canaries in name, EXIF, fields, headers, query and pixels', () => {
  it('P-04 show up nowhere after pictures were answered, refused, aborted and lost in a crash', async () => {
    const picture = await canaryPicture(canary);
    expect(await sendCanary(server.url, canary, picture)).toEqual([200, 200]);
    expect(await sendCanary(server.url, canary, await canaryPicture(canary, 'jpeg'))).toEqual([200, 200]);
    const damaged = Buffer.concat([picture.subarray(0, picture.length / 2), Buffer.alloc(5_000)]);
    expect(await sendCanary(server.url, canary, damaged)).toEqual([422, 422]);
    const text = Buffer.from(Object.values(canary.texts).join(' '));
    expect(await sendCanary(server.url, canary, text)).toEqual([415, 415]);
    await abortOne(picture);
    await crashInTheMiddle(picture);
    // Eight that were answered or refused, and the one that outlived a crash. One that was aborted may not have come.
    const requests = () => server.log().filter(({ msg }) => msg === 'request');
    await until(() => requests().length > 8, 10_000, 'a line for each request');

    const seen = [
      ...sightingsIn(canary, Buffer.from(server.output()), 'the log'),
      ...sightingsInDescriptors(canary, [server.pid, ...server.childPids()]),
      ...[root, folders.home, folders.temporary].flatMap((folder) =>
        sightingsBelow(canary, folder, startedAtMs),
      ),
    ];
    expect(seen).toEqual([]);
  });

  it('P-02 nothing at all was put into the temporary folder or the home folder', () => {
    expect([readdirSync(folders.temporary), readdirSync(folders.home)]).toEqual([[], []]);
  });

  it('P-03 a cut-out is in its answer only: there is no address to fetch it from', async () => {
    const response = await upload(server.url, await sceneJpeg());
    await response.arrayBuffer();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('location')).toBeNull();
    const id = response.headers.get('x-request-id');
    for (const place of [`/api/v1/remove/${id}`, `/api/v1/${id}`, `/api/v1/results/${id}`]) {
      expect((await fetch(`${server.url}${place}`)).status).toBe(404);
    }
  });

  it('would be found: in a log, in a file, and in whatever a process holds open', () => {
    const file = path.join(folders.temporary, 'planted');
    writeFileSync(file, Buffer.concat([Buffer.from(canary.texts.exif), canary.pixels]));
    expect(sightingsBelow(canary, folders.temporary, startedAtMs).map(({ what }) => what)).toEqual([
      'exif',
      'pixels',
    ]);
    const line = Buffer.from(JSON.stringify({ name: Buffer.from(canary.texts.fileName).toString('base64') }));
    expect(sightingsIn(canary, line, 'a log')).toHaveLength(1);
  });
});

async function abortOne(picture: Buffer): Promise<void> {
  const client = new AbortController();
  const answer = upload(server.url, picture, { signal: client.signal }).catch(() => undefined);
  setTimeout(() => client.abort(), 30);
  await answer;
}

async function crashInTheMiddle(picture: Buffer): Promise<void> {
  const before = server.childPids();
  for (const pid of before) process.kill(pid, 'SIGSTOP');
  const answer = upload(server.url, picture);
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const pid of before) process.kill(pid, 'SIGKILL');
  const response = await answer;
  expect(response.status).toBe(200);
  // Its line in the log comes when the whole answer has left.
  await response.arrayBuffer();
  await until(() => server.childPids().length === before.length, 10_000, 'new children');
}
