import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_FIRST_USE_BYTES } from '@/lib/contracts/engine-files';
import { ENGINE_BYTES, ENGINE_TRANSFER_BYTES } from './engine-bytes';
import { ENGINE_FILES, MODEL_FILE, WASM_FILE } from './engine-files';
import { engineFilesStatus } from './engine-files-status';

// Older versions of Node have none.
beforeEach(() => vi.stubGlobal('navigator', {}));
afterEach(() => vi.unstubAllGlobals());

/** Storage that holds the first pieces of a file. */
function holding(sha256: string, pieces: number): Partial<CacheStorage> {
  const keys = Array.from({ length: pieces }, (_, piece) => ({
    url: `https://cut.example/engine-files/${sha256}/${piece}`,
  }));
  return {
    has: (name) => Promise.resolve(name.endsWith(sha256)),
    open: () => Promise.resolve({ keys: () => Promise.resolve(keys) } as unknown as Cache),
  };
}

describe('F-05: engineFilesStatus', () => {
  it('says beforehand what the engine costs, well below the promised most', async () => {
    const { storedBytes, downloadBytes } = await engineFilesStatus();
    expect(storedBytes).toBe(0);
    expect(downloadBytes).toBe(MODEL_FILE.bytes + WASM_FILE.transferBytes);
    expect(downloadBytes).toBeLessThan(MAX_FIRST_USE_BYTES / 2);
  });

  it.each([
    ['half of the weights', MODEL_FILE, 3, MODEL_FILE.bytes - (3 << 20) + WASM_FILE.transferBytes],
    ['all of the weights', MODEL_FILE, Math.ceil(MODEL_FILE.bytes / (1 << 20)), WASM_FILE.transferBytes],
    ['the beginning of the program', WASM_FILE, 1, MODEL_FILE.bytes + WASM_FILE.transferBytes],
    ['most of the program', WASM_FILE, 13, MODEL_FILE.bytes + WASM_FILE.bytes - (13 << 20)],
  ])('with %s kept, what is left', async (_, file, pieces, expected) => {
    vi.stubGlobal('caches', holding(file.sha256, pieces));
    const { storedBytes, downloadBytes } = await engineFilesStatus();
    expect(storedBytes).toBe(Math.min(pieces << 20, file.bytes));
    expect(downloadBytes).toBe(expected);
  });

  it.each([
    [{}, false],
    [{ connection: {} }, false],
    [{ connection: { saveData: false } }, false],
    [{ connection: { saveData: true } }, true],
  ])('tells whether data is to be spared: %j', async (navigator, saveData) => {
    vi.stubGlobal('navigator', navigator);
    expect((await engineFilesStatus()).saveData).toBe(saveData);
  });
});

describe('the constants that need no file', () => {
  it('are the sums over the files', () => {
    expect(ENGINE_FILES.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(ENGINE_BYTES);
    expect(ENGINE_FILES.reduce((sum, file) => sum + file.transferBytes, 0)).toBe(ENGINE_TRANSFER_BYTES);
  });
});
