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

/**
 * Lays buffers one behind the other in the kernels' memory, which grows to hold them. All callers share it from its
 * beginning on: what a buffer holds is lost when another caller's turn comes, which it cannot before this one awaits.
 *
 * @param lengths in bytes
 * @returns a pointer for each, to be kept as long as one likes
 */
export function layBuffers<Lengths extends readonly number[]>(
  ...lengths: Lengths
): { [Index in keyof Lengths]: Pointer } {
  let end = FIRST;
  const pointers = lengths.map((length) => {
    const pointer = end;
    end += Math.ceil(length / VECTOR_BYTES) * VECTOR_BYTES + VECTOR_BYTES;
    return pointer;
  });
  const missing = end - kernels.memory.buffer.byteLength;
  if (missing > 0) kernels.memory.grow(Math.ceil(missing / PAGE));
  return pointers as { [Index in keyof Lengths]: Pointer };
}

/** The kernels' memory. A view is lost when the memory grows: take one after {@link layBuffers}. */
export interface Heap {
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
