import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImmutableFiles } from '@/lib/server/front/immutable-files';
import { writeImmutableFiles } from './immutable-files.mjs';

let standalone: string;
beforeEach(() => (standalone = mkdtempSync(path.join(tmpdir(), 'immutable-files-'))));
afterEach(() => rmSync(standalone, { recursive: true }));

function write(file: string, text: string): string {
  mkdirSync(path.dirname(path.join(standalone, file)), { recursive: true });
  writeFileSync(path.join(standalone, file), text);
  return createHash('sha256').update(text).digest('hex');
}
const build = () => writeImmutableFiles(standalone, path.join(standalone, 'cache'));

describe('S-06: writeImmutableFiles', () => {
  it('lists weights as they are, and WebAssembly in every form, as the server reads it', async () => {
    const weights = write('public/models/net-00.onnx', 'weights');
    const code = write('.next/static/media/run.1a2b.wasm', 'wasm '.repeat(100));
    write('.next/static/media/font.woff2', 'font');
    write('public/favicon.ico', 'icon');
    await build();
    const files = readImmutableFiles(standalone);
    expect([...files.keys()]).toEqual(['/models/net-00.onnx', '/_next/static/media/run.1a2b.wasm']);
    const [model, wasm] = [...files.values()];
    expect(model).toMatchObject({ type: 'application/octet-stream', sha256: weights });
    expect(model?.forms.map(({ encoding, bytes }) => [encoding, bytes])).toEqual([['identity', 7]]);
    expect(wasm).toMatchObject({ type: 'application/wasm', sha256: code });
    expect(wasm?.forms.map(({ encoding }) => encoding)).toEqual(['identity', 'br', 'gzip']);
    for (const { file, bytes } of files.get('/_next/static/media/run.1a2b.wasm')?.forms ?? []) {
      expect(readFileSync(file).length).toBe(bytes);
    }
    expect(brotliDecompressSync(readFileSync(wasm?.forms[1]?.file ?? '')).toString()).toBe(
      'wasm '.repeat(100),
    );
  });

  it('is an empty list where the build emits neither', async () => {
    await build();
    expect(readImmutableFiles(standalone).size).toBe(0);
  });
});
