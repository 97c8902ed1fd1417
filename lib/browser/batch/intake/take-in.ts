import 'client-only';
import { fileKind } from './file-kind';
import type { DroppedThing } from './dropped-things';
import type { Refusal, TakenIn } from './refusal';
import { unpackHere } from './unpack-here';
import { walkFolder, type FoundFile } from './walk-folder';

/** What opens an archive: a worker in the page. */
export type Unpack = (archive: FoundFile, room: number, signal: AbortSignal) => Promise<TakenIn>;

/**
 * Finds the pictures in what was dropped, pasted or chosen: in folders and all below them, and in ZIP archives.
 *
 * @param room how many pictures may come
 * @throws DOMException named AbortError, after `signal` fired, and nothing else: whatever cannot be read is named
 */
export async function takeIn(
  things: readonly DroppedThing[],
  room: number,
  signal: AbortSignal,
  unpack: Unpack = unpackHere,
): Promise<TakenIn> {
  const pictures: File[] = [];
  const refused: Refusal[] = [];
  for (const { path, file } of await filesAmong(things, refused, signal)) {
    const kind = await fileKind(file);
    signal.throwIfAborted();
    if (kind === 'zip') {
      const unpacked = await unpack({ path, file }, room - pictures.length, signal).catch(() => undefined);
      signal.throwIfAborted();
      pictures.push(...(unpacked?.pictures ?? []));
      refused.push(...(unpacked?.refused ?? [{ path, reason: 'zip_unreadable' }]));
    } else if (kind !== 'picture') refused.push({ path, reason: kind });
    else if (pictures.length >= room) refused.push({ path, reason: 'over_cap' });
    else pictures.push(file);
  }
  return { pictures, refused };
}

async function filesAmong(
  things: readonly DroppedThing[],
  refused: Refusal[],
  signal: AbortSignal,
): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for (const thing of things) {
    if (thing instanceof File) files.push({ path: thing.name, file: thing });
    else {
      const folder = await walkFolder(thing as FileSystemDirectoryEntry, signal).catch(() => undefined);
      signal.throwIfAborted();
      files.push(...(folder?.found ?? []));
      refused.push(...(folder?.refused ?? [{ path: thing.name, reason: 'unreadable' }]));
    }
  }
  return files;
}
