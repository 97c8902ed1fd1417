import 'client-only';
import { makeZip } from 'client-zip';
import { DistinctNames, resultName } from './result-names';

/** A picture that is done, as it is to be saved. */
export interface ResultFile {
  /** The visitor's name of the picture. */
  readonly pictureName: string;
  /** Makes the file, only when its turn has come: no more than one is held. */
  readonly make: (signal: AbortSignal) => Promise<Blob>;
}

/** What became of saving many: the names, and the pictures that could not be made. */
export interface Saved {
  readonly names: readonly string[];
  readonly failed: readonly string[];
}

export interface SaveOptions {
  readonly signal: AbortSignal;
  /** Told how many have been written. */
  readonly onProgress: (written: number) => void;
}

/** Name of the archive. */
export const ZIP_NAME = 'cutouts.zip';

/**
 * Writes results into one ZIP archive, as a stream: each is made when the archive has come to it. They are stored, for
 * pictures are packed already.
 *
 * @param sink where the archive goes: a file of the visitor's, or {@link blobSink}
 * @throws the signal's reason, after it fired; DOMException where the file cannot be written. The sink is aborted then.
 */
export async function saveZip(
  results: readonly ResultFile[],
  sink: WritableStream<Uint8Array>,
  { signal, onProgress }: SaveOptions,
): Promise<Saved> {
  const names = new DistinctNames();
  const written: string[] = [];
  const failed: string[] = [];
  async function* files() {
    for (const { pictureName, make } of results) {
      const input = await make(signal).catch(() => undefined);
      signal.throwIfAborted();
      if (input === undefined) {
        failed.push(pictureName);
        continue;
      }
      const name = names.take(resultName(pictureName, input.type));
      yield { input, name };
      written.push(name);
      onProgress(written.length);
    }
  }
  await makeZip(files()).pipeTo(sink, { signal });
  return { names: written, failed };
}

/** A sink for browsers that let no page write a file: they keep what is large on disk themselves. */
export function blobSink(): { readonly sink: WritableStream<Uint8Array>; readonly blob: Promise<Blob> } {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const blob = new Response(readable, { headers: { 'Content-Type': 'application/zip' } }).blob();
  // Who saves hears of it by the sink.
  blob.catch(() => undefined);
  return { sink: writable, blob };
}
