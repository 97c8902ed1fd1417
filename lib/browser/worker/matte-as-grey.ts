import { pixelWords, type RgbaImage } from '@/lib/core/image';

/** Turns a cut-out into its alpha matte, as an opaque grey picture; in place. */
export function matteAsGrey(image: RgbaImage): void {
  const words = pixelWords(image);
  for (let i = 0; i < words.length; i++) words[i] = (words[i]! >>> 24) * 0x010101 + (255 << 24);
}
