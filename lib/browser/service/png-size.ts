import 'client-only';
import type { Size } from '@/lib/core/image';

/** Signature, length and name of the first chunk, then width and height, 32 bits each (PNG, third edition, 11.2.1). */
const HEADER_BYTES = 24;
const SIGNATURE = 0x89504e47;

/** Size of a PNG in pixels, by its header; undefined for what is none. */
export async function pngSize(png: Blob): Promise<Size | undefined> {
  const head = new DataView(await png.slice(0, HEADER_BYTES).arrayBuffer());
  if (head.byteLength < HEADER_BYTES || head.getUint32(0) !== SIGNATURE) return undefined;
  return { width: head.getUint32(16), height: head.getUint32(20) };
}
