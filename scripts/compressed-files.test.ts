import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compressedFiles } from './compressed-files.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'compressed-files-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const TEXT = 'The same words, and the same words again. '.repeat(200);

function write(text: string): string {
  const file = path.join(folder, 'file');
  writeFileSync(file, text);
  return file;
}

describe('compressedFiles', () => {
  it('makes what unpacks to the file, smaller, and names it by content', async () => {
    const { sha256, encodings } = await compressedFiles(write(TEXT), path.join(folder, 'cache'), 'best');
    expect(sha256).toBe(createHash('sha256').update(TEXT).digest('hex'));
    expect(encodings.map(({ encoding }) => encoding)).toEqual(['br', 'gzip']);
    const [br, gzip] = encodings.map(({ file }) => readFileSync(file));
    expect(brotliDecompressSync(br ?? '').toString()).toBe(TEXT);
    expect(gunzipSync(gzip ?? '').toString()).toBe(TEXT);
    expect(br?.length).toBeLessThan(TEXT.length / 10);
    expect(readdirSync(path.join(folder, 'cache'))).toHaveLength(2);
  });

  it('compresses the same content once, and other content anew', async () => {
    const cache = path.join(folder, 'cache');
    const first = await compressedFiles(write(TEXT), cache, 'best');
    const madeAt = first.encodings.map(({ file }) => statSync(file).ctimeMs);
    const second = await compressedFiles(write(TEXT), cache, 'best');
    expect(second).toEqual(first);
    expect(second.encodings.map(({ file }) => statSync(file).ctimeMs)).toEqual(madeAt);
    const other = await compressedFiles(write(`${TEXT}!`), cache, 'quick');
    expect(brotliDecompressSync(readFileSync(other.encodings[0]?.file ?? '')).toString()).toBe(`${TEXT}!`);
  });
});
