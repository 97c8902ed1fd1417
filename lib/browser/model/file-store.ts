import type { EngineFile, FileCopy } from './engine-file';

/*
 * Keeps files in the Cache API, in pieces: what has arrived survives a reload, a closed tab, a crash. Also runs in a
 * worker: no DOM here. Storage is a help and no condition. Where there is none (an insecure origin, a private window,
 * no room left), nothing is found and nothing is kept. Nobody is told.
 */

/** What the names of all these caches begin with. */
export const ENGINE_CACHE_PREFIX = 'clearcut-engine-';
/** Changes when pieces are laid out in another way: what older layouts have kept is then removed. */
const LAYOUT = 'v1';
/** Boundaries are fixed, so that two tabs that load at once write the same pieces. */
export const PIECE_BYTES = 1 << 20;

const cacheName = (sha256: string) => `${ENGINE_CACHE_PREFIX}${LAYOUT}-${sha256}`;
const pieceKey = (sha256: string, piece: number) => `/engine-files/${sha256}/${piece}`;

/**
 * Reads what is kept of a file, from its beginning. It ends at the first piece that is missing or too short.
 */
export async function restore(file: EngineFile, copy: FileCopy): Promise<void> {
  await attempt(async (storage) => {
    const name = cacheName(file.sha256);
    if (!(await storage.has(name))) return;
    const cache = await storage.open(name);
    while (copy.received < file.bytes) {
      const found = await cache.match(pieceKey(file.sha256, copy.received / PIECE_BYTES));
      if (!found) return;
      const piece = new Uint8Array(await found.arrayBuffer());
      const wanted = Math.min(PIECE_BYTES, file.bytes - copy.received);
      if (piece.length !== wanted) return;
      copy.bytes.set(piece, copy.received);
      copy.received += piece.length;
    }
  });
}

/** Keeps one piece of a file, complete in `copy`. */
export async function keepPiece({ sha256 }: EngineFile, copy: FileCopy, piece: number): Promise<void> {
  const from = piece * PIECE_BYTES;
  await attempt(async (storage) => {
    const cache = await storage.open(cacheName(sha256));
    const body = copy.bytes.subarray(from, from + PIECE_BYTES);
    await cache.put(
      pieceKey(sha256, piece),
      new Response(body, { headers: { 'Content-Type': 'application/octet-stream' } }),
    );
  });
}

/** How much of a file is kept, in bytes; nothing is read but names. */
export async function storedBytes(file: EngineFile): Promise<number> {
  let kept = 0;
  await attempt(async (storage) => {
    const name = cacheName(file.sha256);
    if (!(await storage.has(name))) return;
    const keys = await (await storage.open(name)).keys();
    const paths = new Set(keys.map(({ url }) => new URL(url).pathname));
    while (kept < file.bytes && paths.has(pieceKey(file.sha256, kept / PIECE_BYTES))) kept += PIECE_BYTES;
  });
  return Math.min(kept, file.bytes);
}

/** Removes all that is kept but these files: other versions, and other layouts. */
export async function discardOthers(files: readonly EngineFile[]): Promise<void> {
  const current = files.map(({ sha256 }) => cacheName(sha256));
  await attempt(async (storage) => {
    const names = await storage.keys();
    const others = names.filter((name) => name.startsWith(ENGINE_CACHE_PREFIX) && !current.includes(name));
    await Promise.all(others.map((name) => storage.delete(name)));
  });
}

/** Removes what is kept of a file. */
export async function discard({ sha256 }: EngineFile): Promise<void> {
  await attempt(async (storage) => void (await storage.delete(cacheName(sha256))));
}

async function attempt(step: (storage: CacheStorage) => Promise<void>): Promise<void> {
  try {
    // Not there at all on an insecure origin, whatever the type says.
    const storage = (globalThis as { caches?: CacheStorage }).caches;
    if (storage) await step(storage);
  } catch {
    // Refused, full, or evicted in between: as if nothing were kept.
  }
}
