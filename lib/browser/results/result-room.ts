import 'client-only';
import { RemoveError } from '../errors/remove-error';
import { keepsPictures } from '../history/history-choice';
import { isReadable } from './is-readable';
import { ResultFiles } from './result-files';

/** What writes results into files; see `result-files.ts`. */
export interface ResultStore {
  readonly write: (content: Blob | ArrayBuffer) => Promise<{ readonly name: string; readonly file: File }>;
  readonly remove: (name: string) => Promise<void>;
}

/**
 * What the browser is asked to hold as blobs before files are tried. Chromium moves blobs to its disk by itself, but
 * not in a private window. There all pages share 2 GB, and thumbnails and downloads need some of it.
 */
const BLOB_BYTES = 1536 * 1_048_576;

/**
 * The part of {@link BLOB_BYTES} that a canvas's blobs may take. A private window of Chromium holds half a gigabyte of them,
 * and more of those that came as a stream.
 */
const CANVAS_BYTES = 256 * 1_048_576;

interface Held {
  readonly bytes: number;
  /** Undefined: a blob of the browser's. */
  readonly file: string | undefined;
}

/**
 * Where the results of a visit are held, outside of the page. They are blobs, and files of the origin-private file
 * system where the browser has no room for blobs. A result that cannot be held anywhere is an error by name, and not a
 * blob that cannot be read.
 */
export class ResultRoom {
  readonly #files: ResultStore;
  readonly #mayUseFiles: () => boolean;
  readonly #held = new Map<Blob, Held>();

  /** @param mayUseFiles whether the visitor lets pictures be kept in files */
  constructor(files: ResultStore, mayUseFiles: () => boolean) {
    this.#files = files;
    this.#mayUseFiles = mayUseFiles;
  }

  /**
   * Holds a result, until {@link letGo}.
   *
   * @param type media type
   * @returns the result, which can be read
   * @throws RemoveError `no_room_here`
   */
  async hold(result: Blob | ArrayBuffer, type: string): Promise<Blob> {
    const bytes = result instanceof Blob ? result.size : result.byteLength;
    if (result instanceof Blob) {
      if (!(await isReadable(result))) throw new RemoveError('no_room_here');
      if (this.#bytesOfBlobs() + bytes <= CANVAS_BYTES) return this.#note(result, bytes);
    }
    const asBlob = async () => this.#note(await streamedBlob(result, type), bytes);
    const asFile = async () => {
      if (!this.#mayUseFiles()) throw new RemoveError('no_room_here');
      const { name, file } = await this.#files.write(result);
      return this.#note(file.slice(0, file.size, type), bytes, name);
    };
    const isMuch = this.#bytesOfBlobs() + bytes > BLOB_BYTES;
    const [first, second] = isMuch ? [asFile, asBlob] : [asBlob, asFile];
    try {
      return await first().catch(second);
    } catch {
      // One that a canvas made is there already.
      if (result instanceof Blob) return this.#note(result, bytes);
      throw new RemoveError('no_room_here');
    }
  }

  /** A result is wanted no more. One that is not held here is no error. */
  letGo(result: Blob): void {
    const file = this.#held.get(result)?.file;
    this.#held.delete(result);
    if (file !== undefined) void this.#files.remove(file);
  }

  #note(blob: Blob, bytes: number, file?: string): Blob {
    this.#held.set(blob, { bytes, file });
    return blob;
  }

  #bytesOfBlobs(): number {
    return [...this.#held.values()].reduce(
      (sum, { bytes, file }) => (file === undefined ? sum + bytes : sum),
      0,
    );
  }
}

/** Made of a stream: a browser without room says so at once. One made of bytes would fail when it is read. */
async function streamedBlob(content: Blob | ArrayBuffer, type: string): Promise<Blob> {
  const stream = content instanceof Blob ? content.stream() : streamOf(content);
  const blob = await new Response(stream, { headers: { 'Content-Type': type } }).blob();
  if (!(await isReadable(blob))) throw new RemoveError('no_room_here');
  return blob;
}

function streamOf(content: ArrayBuffer): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(content));
      controller.close();
    },
  });
}

let room: ResultRoom | undefined;

/** Where this visit holds its results: one room, whatever part of the page asks. */
export function visitResults(): ResultRoom {
  return (room ??= new ResultRoom(new ResultFiles(), keepsPictures));
}
