import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SUBJECTS } from '@/lib/contracts/remove';
import { DEFAULT_MANIFEST as manifest, DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { createModelFolder, SHIPPED, type ModelFolder } from '@/tests/fixtures/models';
import { listInstalled } from './installed-models';

const shipped = path.dirname(SHIPPED);
let folder: ModelFolder;
let dir: string;

beforeEach(() => {
  folder = createModelFolder();
  dir = folder.path;
});
afterEach(() => folder.remove());

const install = (name: string) => folder.install(name);

describe('listInstalled', () => {
  it('lists what is in both folders, the best first and strangers last', async () => {
    for (const name of ['zebra', 'u2netp', 'u2net_human_seg', 'apple']) install(name);
    const { models, errors } = await listInstalled([dir, shipped]);
    expect(errors).toEqual([]);
    expect(models.map(({ manifest }) => manifest.id)).toEqual([
      'u2net_human_seg',
      DEFAULT_MODEL,
      'u2netp',
      'apple',
      'zebra',
    ]);
    expect(models.map(({ suitedFor }) => suitedFor)).toEqual([['person'], SUBJECTS, SUBJECTS, [], []]);
  });

  it('takes the first folder’s model of a name', async () => {
    install(DEFAULT_MODEL);
    const { models } = await listInstalled([dir, shipped]);
    expect(models.map(({ folder }) => folder)).toEqual([path.join(dir, DEFAULT_MODEL)]);
  });

  it('passes over what is no model, and a download that was broken off', async () => {
    mkdirSync(path.join(dir, 'u2net'));
    writeFileSync(path.join(dir, 'u2net', 'model.onnx.part'), 'half');
    writeFileSync(path.join(dir, 'notes.txt'), '');
    install('Upper');
    expect(await listInstalled([dir, path.join(dir, 'none')])).toEqual({ models: [], errors: [] });
  });

  it('says in a line each what is in the way of a model', async () => {
    truncateSync(path.join(install('u2netp'), 'model.onnx'), 9);
    writeFileSync(path.join(install('silueta'), 'manifest.json'), '{}');
    const { models, errors } = await listInstalled([dir]);
    expect(models).toEqual([]);
    expect(errors).toEqual([
      expect.stringMatching(/^model silueta: .*is not a model manifest/),
      expect.stringMatching(
        new RegExp(`^model u2netp: expected ${manifest.bytes} bytes in .* but received 9; fetch it again$`),
      ),
    ]);
  });
});
