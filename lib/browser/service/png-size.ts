import 'client-only';
import type { Size } from '@/lib/core/image';

/** Signature, length and name of the first chunk, then width and height, 32 bits each (PNG, third edition, 11.2.1). */
const HEADER_BYTES = 24;
const SIGNATURE = 0x89504e47;

/** Size of a PNG in pixels, by its header; undefined for what is none. */
export function pngSize(png: ArrayBuffer): Size | undefined {
  if (png.byteLength < HEADER_BYTES) return undefined;
  const head = new DataView(png);
  if (head.getUint32(0) !== SIGNATURE) return undefined;
  return { width: head.getUint32(16), height: head.getUint32(20) };
}
