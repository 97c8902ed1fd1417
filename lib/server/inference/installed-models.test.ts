import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SUBJECTS } from '@/lib/contracts/remove';
import manifest from '@/models/clearcut-s/manifest.json';
import { listInstalled } from './installed-models';

const shipped = path.resolve('models');
let dir: string;

beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'clearcut-models-'))));
afterEach(() => rmSync(dir, { recursive: true }));

/** Installs a copy of the shipped model under another name. */
function install(name: string): string {
  const folder = path.join(dir, name);
  cpSync(path.join(shipped, 'clearcut-s'), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, id: name }));
  return folder;
}

describe('listInstalled', () => {
  it('lists what is in both folders, the best first and strangers last', async () => {
    for (const name of ['zebra', 'u2netp', 'u2net_human_seg', 'apple']) install(name);
    const { models, faults } = await listInstalled([dir, shipped]);
    expect(faults).toEqual([]);
    expect(models.map(({ manifest }) => manifest.id)).toEqual([
      'u2net_human_seg',
      'u2netp',
      'clearcut-s',
      'apple',
      'zebra',
    ]);
    expect(models.map(({ suitedFor }) => suitedFor)).toEqual([['person'], SUBJECTS, SUBJECTS, [], []]);
  });

  it('takes the first folder’s model of a name', async () => {
    install('clearcut-s');
    const { models } = await listInstalled([dir, shipped]);
    expect(models.map(({ folder }) => folder)).toEqual([path.join(dir, 'clearcut-s')]);
  });

  it('passes over what is no model, and a download that was broken off', async () => {
    mkdirSync(path.join(dir, 'u2net'));
    writeFileSync(path.join(dir, 'u2net', 'model.onnx.part'), 'half');
    writeFileSync(path.join(dir, 'notes.txt'), '');
    install('Upper');
    expect(await listInstalled([dir, path.join(dir, 'none')])).toEqual({ models: [], faults: [] });
  });

  it('says in a line each what is in the way of a model', async () => {
    truncateSync(path.join(install('u2netp'), 'model.onnx'), 9);
    writeFileSync(path.join(install('silueta'), 'manifest.json'), '{}');
    const { models, faults } = await listInstalled([dir]);
    expect(models).toEqual([]);
    expect(faults).toEqual([
      expect.stringMatching(/^model silueta: .*is not a model manifest/),
      expect.stringMatching(
        new RegExp(`^model u2netp: expected ${manifest.bytes} bytes in .* but received 9; fetch it again$`),
      ),
    ]);
  });
});
