import 'client-only';
import type { Refusal } from './refusal';

/** A file, and the path by which the visitor knows it. */
export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

/**
 * Files that are looked at in one folder and all below it. So a visitor who drops a whole disk gets an answer, too.
 */
export const MAX_FOLDER_FILES = 5_000;

/** As people number their files: 2 before 10. */
const inOrder = new Intl.Collator(undefined, { numeric: true });

/**
 * Everything in a dropped folder and below it, by path in the order that a file manager shows.
 *
 * @throws DOMException named AbortError, after `signal` fired
 */
export async function walkFolder(
  folder: FileSystemDirectoryEntry,
  signal: AbortSignal,
): Promise<{ readonly found: readonly FoundFile[]; readonly refused: readonly Refusal[] }> {
  const found: FoundFile[] = [];
  const refused: Refusal[] = [];
  const folders: FileSystemDirectoryEntry[] = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const path = pathOf(next);
    const entries = await entriesOf(next).catch(() => undefined);
    signal.throwIfAborted();
    if (entries === undefined) refused.push({ path, reason: 'unreadable' });
    else if (entries.length === 0) refused.push({ path, reason: 'empty_folder' });
    for (const entry of entries ?? []) {
      if (isFolder(entry)) folders.push(entry);
      else if (found.length >= MAX_FOLDER_FILES) {
        refused.push({ path: pathOf(folder), reason: 'folder_too_large' });
        return { found: sorted(found), refused };
      } else {
        const file = await fileOf(entry as FileSystemFileEntry).catch(() => undefined);
        if (file === undefined) refused.push({ path: pathOf(entry), reason: 'unreadable' });
        else found.push({ path: pathOf(entry), file });
      }
    }
  }
  return { found: sorted(found), refused };
}

function sorted(found: readonly FoundFile[]): FoundFile[] {
  return found.toSorted((a, b) => inOrder.compare(a.path, b.path));
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function pathOf({ fullPath }: FileSystemEntry): string {
  return fullPath.replace(/^\//, '');
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader hands them out by the hundred, and nothing once there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
