import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sceneJpeg } from '../../fixtures/pictures';
import { sharedServer } from '../../fixtures/shared-server';
import { holdToDocuments } from './documented';
import { exchange } from './raw-clients';
import { STACKS, written } from './stacks';

/* What libraries send to the doors of remove.bg's API and of rembg's server, over a bare connection. */

const photo = await sceneJpeg(320, 240);

describe.each([
  ["remove.bg's API", '/v1.0/removebg', 'image_file', ['size', 'auto']],
  ["rembg's server", '/api/remove', 'file', ['model', 'u2net']],
] as const)('forms to %s', (_, path, fileName, field) => {
  it.each(Object.entries(STACKS))('%s', async (_, stack) => {
    const answer = await exchange(sharedServer().url, written(stack, path, [fileName, photo], field));
    expect(answer.status, answer.body.toString('latin1', 0, 300)).toBe(200);
    holdToDocuments({ path }, answer);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    const { width, height, hasAlpha } = await sharp(answer.body).metadata();
    expect({ width, height, hasAlpha }).toEqual({ width: 320, height: 240, hasAlpha: true });
  });
});
