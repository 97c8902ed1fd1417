import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelFileName } from '@/lib/contracts/engine-files';
import { writePublicModels } from './public-models.mjs';

let checkout: string;
beforeEach(() => (checkout = mkdtempSync(path.join(tmpdir(), 'public-models-'))));
afterEach(() => rmSync(checkout, { recursive: true }));

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
const published = () => readdirSync(path.join(checkout, 'public/models'));

function ship(weights: string, sha256 = sha256Of(weights)): string {
  const folder = path.join(checkout, 'models/net-s');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'net.onnx'), weights);
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({ id: 'net-s', file: 'net.onnx', sha256 }),
  );
  return modelFileName({ id: 'net-s', sha256 });
}

describe('S-06: writePublicModels', () => {
  it('publishes weights as they are, under the name that the browser asks for', () => {
    const name = ship('weights');
    expect(writePublicModels(checkout)).toEqual({ 'net-s': name });
    expect(readFileSync(path.join(checkout, 'public/models', name), 'utf8')).toBe('weights');
  });

  it('replaces a version by the next, and leaves nothing else there', () => {
    ship('weights');
    writePublicModels(checkout);
    const name = ship('better weights');
    writePublicModels(checkout);
    expect(published()).toEqual([name]);
  });

  it('mends a copy that was altered', () => {
    const name = ship('weights');
    writePublicModels(checkout);
    writeFileSync(path.join(checkout, 'public/models', name), 'Weights');
    writePublicModels(checkout);
    expect(readFileSync(path.join(checkout, 'public/models', name), 'utf8')).toBe('weights');
  });

  it('F5: refuses weights that are not those of the manifest', () => {
    ship('weights', sha256Of('others'));
    expect(() => writePublicModels(checkout)).toThrow(/expected the SHA-256 digest .* but found/);
    expect(published()).toEqual([]);
  });
});
