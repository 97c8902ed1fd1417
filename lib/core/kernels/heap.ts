import type { Kernels, Pointer } from './kernel-functions';
import { KERNEL_MODULE_BASE64 } from './kernel-module';

/** What is used of the platforms' interfaces; TypeScript has it among the DOM's types only. */
interface Platform {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: unknown };
  };
  readonly atob: (base64: string) => string;
}

const PAGE = 65_536;

/** Bytes of a vector; kernels may read and write as many beyond a buffer's end. */
export const VECTOR_BYTES = 16;

/** Left free for what the compiler may put there. */
const FIRST = 1024;

const { WebAssembly, atob } = globalThis as unknown as Platform;
const moduleBytes = Uint8Array.from(atob(KERNEL_MODULE_BASE64), (character) => character.charCodeAt(0));

export const kernels = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes)).exports as Kernels;

/** A pointer for each length. */
type Pointers<Lengths extends readonly number[]> = { readonly [Index in keyof Lengths]: Pointer };

/** Somebody's buffers lie in the memory. */
let lent = false;

/**
 * Lends the kernels' memory, which grows to hold the buffers. All callers share it from its beginning on, so there is
 * one at a time. What `use` calls, or iterates over, may lay no buffers of its own.
 *
 * @param lengths of the buffers, in bytes
 * @param use synchronous; given a pointer for each, good until it returns: what it wants to keep it copies
 * @returns what `use` does
 * @throws Error where the memory is lent already, or `use` wants to keep it beyond an `await`
 */
export function withBuffers<const Lengths extends readonly number[], Result>(
  lengths: Lengths,
  use: (pointers: Pointers<Lengths>) => Result,
): Result {
  if (lent)
    throw new Error("The kernels' memory is lent to another caller, whose buffers would be overwritten.");
  lent = true;
  try {
    const result = use(layBuffers(lengths));
    if (result instanceof Promise) throw new Error("The kernels' memory is not lent beyond an await.");
    return result;
  } finally {
    lent = false;
  }
}

/** Lays buffers one behind the other. */
function layBuffers<Lengths extends readonly number[]>(lengths: Lengths): Pointers<Lengths> {
  let end = FIRST;
  const pointers = lengths.map((length) => {
    const pointer = end;
    end += Math.ceil(length / VECTOR_BYTES) * VECTOR_BYTES + VECTOR_BYTES;
    return pointer;
  });
  const missing = end - kernels.memory.buffer.byteLength;
  if (missing > 0) kernels.memory.grow(Math.ceil(missing / PAGE));
  return pointers as Pointers<Lengths>;
}

/** The kernels' memory. A view is lost when the memory grows: take one inside {@link withBuffers}. */
interface Heap {
  readonly bytes: Uint8Array;
  readonly ints: Int32Array;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
}

let heap: Heap | undefined;

export function viewHeap(): Heap {
  const { buffer } = kernels.memory;
  if (heap?.bytes.buffer !== buffer) {
    heap = {
      bytes: new Uint8Array(buffer),
      ints: new Int32Array(buffer),
      floats: new Float32Array(buffer),
      doubles: new Float64Array(buffer),
    };
  }
  return heap;
}
