import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImmutableFiles } from './immutable-files';

const PLAIN = { encoding: 'identity', file: 'public/one.onnx', bytes: 7 };
const SMALL = { encoding: 'br', file: 'dist/one.br', bytes: 3 };
const FILE = { path: '/one.onnx', type: 'application/octet-stream', sha256: 'a'.repeat(64), forms: [PLAIN] };

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'immutable-files-'));
  mkdirSync(path.join(root, 'dist'));
});
afterEach(() => rmSync(root, { recursive: true }));

function readFrom(list: unknown) {
  writeFileSync(path.join(root, 'dist/immutable-files.json'), JSON.stringify(list));
  return readImmutableFiles(root);
}

describe('readImmutableFiles', () => {
  it('is empty without a build', () => {
    expect(readImmutableFiles(root).size).toBe(0);
  });

  it('gives files by their path, each form with its place on the disk', () => {
    const files = readFrom([{ ...FILE, forms: [PLAIN, SMALL] }]);
    expect([...files.keys()]).toEqual(['/one.onnx']);
    expect(files.get('/one.onnx')?.forms).toEqual([
      { ...PLAIN, file: path.join(root, 'public/one.onnx') },
      { ...SMALL, file: path.join(root, 'dist/one.br') },
    ]);
  });

  it.each([
    ['that is no list', {}],
    ['with a file without a type', [{ ...FILE, type: undefined }]],
    ['with an address of another site', [{ ...FILE, path: 'https://other.example/one.onnx' }]],
    ['with half a digest', [{ ...FILE, sha256: 'a'.repeat(32) }]],
    ['with a file in no form', [{ ...FILE, forms: [] }]],
    ['with a compressed form before the plain one', [{ ...FILE, forms: [SMALL, PLAIN] }]],
    ['with an encoding that is not known', [{ ...FILE, forms: [PLAIN, { ...SMALL, encoding: 'zip' }] }]],
    ['with a size that is no number', [{ ...FILE, forms: [{ ...PLAIN, bytes: '7' }] }]],
  ])('refuses a list %s', (_, list) => {
    expect(() => readFrom(list)).toThrow(/^dist\/immutable-files\.json is not as .*: run npm run build$/);
  });
});
