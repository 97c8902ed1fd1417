import 'client-only';

/** Of the File System Access API, which Chromium has. */
interface Pickers {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
    readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
  }) => Promise<FileSystemFileHandle>;
  readonly showDirectoryPicker?: (options: {
    readonly id: string;
    readonly mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

const pickers = () => globalThis as Pickers;

/** Whether this browser can write into a folder of the visitor's. */
export function canPickFolder(): boolean {
  return pickers().showDirectoryPicker !== undefined;
}

/**
 * Asks the visitor for a folder.
 * @returns undefined where they chose none
 */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  return unlessDismissed(pickers().showDirectoryPicker?.({ id: 'cutouts', mode: 'readwrite' }));
}

/** What a visitor chose to have written: a file; `dismissed`: none; `unavailable`: this browser lets no page write one. */
export type PickedFile = FileSystemFileHandle | 'dismissed' | 'unavailable';

/** Asks the visitor where a ZIP is to go. */
export async function pickZipFile(suggestedName: string): Promise<PickedFile> {
  const asked = pickers().showSaveFilePicker?.({
    suggestedName,
    types: [{ accept: { 'application/zip': ['.zip'] } }],
  });
  if (asked === undefined) return 'unavailable';
  return (await unlessDismissed(asked)) ?? 'dismissed';
}

async function unlessDismissed<Handle>(asked: Promise<Handle> | undefined): Promise<Handle | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
