import { createHash } from 'node:crypto';
import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_MANIFEST as manifest, DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { createModelFolder, flipBit, SHIPPED, type ModelFolder } from '@/tests/fixtures/models';
import { findModel, loadModel } from './model-store';

const shipped = path.dirname(SHIPPED);
let folder: ModelFolder;
let dir: string;
let weights: string;

beforeEach(() => {
  folder = createModelFolder();
  dir = folder.path;
  weights = path.join(folder.install(DEFAULT_MODEL), 'model.onnx');
});
afterEach(() => folder.remove());

describe('loadModel', () => {
  it('returns the verified weights of the shipped model', async () => {
    const model = await loadModel([dir], DEFAULT_MODEL);
    expect(model.weights.length).toBe(model.manifest.bytes);
    expect(createHash('sha256').update(model.weights).digest('hex')).toBe(model.manifest.sha256);
  });

  it.each([
    [
      'missing weights',
      () => rmSync(weights),
      /weights .*model\.onnx cannot be read: there is no such file$/,
    ],
    [
      'truncated weights',
      () => truncateSync(weights, 1_000),
      new RegExp(`expected ${manifest.bytes} bytes in .* but received 1000;`),
    ],
    [
      'one flipped bit',
      () => flipBit(weights),
      new RegExp(`expected sha256 ${manifest.sha256} .* the file was altered, fetch it again$`),
    ],
    [
      'a missing folder',
      () => rmSync(path.dirname(weights), { recursive: true }),
      new RegExp(`^model ${DEFAULT_MODEL}: it is not installed; there is no ${DEFAULT_MODEL} in `),
    ],
    ['a manifest that is not JSON', () => writeManifest('{'), /manifest\.json is not a model manifest: /],
    [
      'a manifest without fields',
      () => writeManifest(`{"id":"${DEFAULT_MODEL}"}`),
      /is not a model manifest: .*sha256/,
    ],
  ])('refuses %s in one line', async (_, spoil, expected) => {
    spoil();
    const error = await loadModel([dir], DEFAULT_MODEL).catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ name: 'ModelError', message: expect.stringMatching(expected) as string });
    expect((error as Error).message).not.toContain('\n');
  });
});

describe('findModel', () => {
  it('takes the first folder that has the model', () => {
    expect(findModel([path.join(dir, 'none'), dir, shipped], DEFAULT_MODEL)).toBe(
      path.join(dir, DEFAULT_MODEL),
    );
    rmSync(path.join(dir, DEFAULT_MODEL, 'manifest.json'));
    expect(findModel([dir, shipped], DEFAULT_MODEL)).toBe(path.join(shipped, DEFAULT_MODEL));
  });
});

function writeManifest(text: string): void {
  writeFileSync(path.join(dir, DEFAULT_MODEL, 'manifest.json'), text);
}
