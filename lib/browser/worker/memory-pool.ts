/*
 * Memory of one picture that the next of its size gets. The system clears fresh memory page by page. For 12 megapixels
 * that takes as long as decoding a third of them. It goes when the engine’s worker ends, some time after its last job.
 */

/** Above this nothing stays: on a phone that memory is better free between two pictures. */
const MAX_POOLED_BYTES = 64 * 1_048_576;

let pooled: ArrayBuffer | undefined;

/** Memory for pixels; what is in it is anything. */
export function takeMemory(bytes: number): Uint8Array {
  const memory = pooled?.byteLength === bytes ? pooled : new ArrayBuffer(bytes);
  pooled = undefined;
  return new Uint8Array(memory);
}

/** Whether memory of this size stays for the next picture. */
export function fitsPool(bytes: number): boolean {
  return bytes <= MAX_POOLED_BYTES;
}

/**
 * Gives back memory that nobody reads any more. Keeps it for the next picture, or frees it now where it is large.
 */
export function giveMemory(buffer: ArrayBuffer): void {
  if (fitsPool(buffer.byteLength)) {
    pooled = buffer;
    return;
  }
  // Garbage is collected some time; what is detached is free at once.
  const { transfer } = buffer as { transfer?: (length: number) => ArrayBuffer };
  transfer?.call(buffer, 0);
}
