import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hugePictures } from '../fixtures/huge-pictures';
import { malformedFiles, wholePictures } from '../fixtures/malformed';
import { sceneJpeg } from '../fixtures/pictures';
import { upload } from '../fixtures/upload';
import { READ_ONLY_ROOT } from './read-only-root';
import { hasProgram } from './required-program';
import { SCENES } from './scenes';
import { startWrapped, type WrappedServer } from './wrapped-server';

/* What works here needs no disk. */

describe.skipIf(!hasProgram('bwrap', 'bubblewrap'))('P2 a read-only root without a writable tmp', () => {
  let server: WrappedServer;
  beforeAll(async () => {
    server = await startWrapped({ wrapper: READ_ONLY_ROOT });
  });
  afterAll(() => server.stop());

  it('P-01 answers every format in both formats', async () => {
    for (const { name, bytes } of await wholePictures()) {
      for (const accept of ['image/png', 'image/webp'] as const) {
        const response = await upload(server.url, bytes, { accept, multipart: accept === 'image/webp' });
        expect(response.status, name).toBe(200);
        const header = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
        expect(header).toMatchObject({ width: 200, height: 150, hasAlpha: true });
      }
    }
  });

  it('P-02 answers pictures at the limits, of far more than 100 MB when decoded', async () => {
    for (const { name, bytes } of await hugePictures()) {
      const response = await upload(server.url, bytes);
      await response.arrayBuffer();
      expect(response.status, name).toBe(200);
    }
  });

  it('refuses malformed files in the same way', async () => {
    for (const { name, bytes } of (await malformedFiles()).filter((_, index) => index % 20 === 0)) {
      const { status } = await upload(server.url, bytes);
      expect(status >= 400 && status < 500, `${name}: ${status}`).toBe(true);
    }
  });

  it('serves pages, files and health, and replaces children that die', async () => {
    await SCENES.pages(server, () => undefined);
    const before = server.childPids();
    for (const pid of before) process.kill(pid, 'SIGKILL');
    expect((await upload(server.url, await sceneJpeg())).status).toBe(200);
    expect(server.childPids()).not.toContain(before[0]);
  });

  it('has nothing to complain of', () => {
    expect(server.output()).not.toMatch(/EROFS|read-only|unable to|failed/i);
  });
});
