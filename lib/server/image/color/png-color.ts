import 'server-only';
import { pngChunks } from '@/lib/contracts/file-parts';

const COLOR_CHUNKS = ['cICP', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'cLLI', 'mDCV'] as const;
type ColorChunk = (typeof COLOR_CHUNKS)[number];

/** The data of the chunks before a PNG's pixels that tell its colours (PNG, third edition, 11.3.2). */
export function pngColorChunks(upload: Uint8Array): Partial<Record<ColorChunk, Uint8Array>> {
  const found: Partial<Record<ColorChunk, Uint8Array>> = {};
  for (const { type, from, to } of pngChunks(upload)) {
    if (type === 'IDAT') break;
    const known = COLOR_CHUNKS.find((chunk) => chunk === type);
    if (known) found[known] ??= upload.subarray(from, to);
  }
  return found;
}
