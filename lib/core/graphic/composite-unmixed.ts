import { pixelWords, type RgbaImage } from '../image';
import { OWN, type Unmixed } from './unmix';
import type { UnmixSpec } from './strip';

/** Share of ink from which an exact picture's pixel tells its ink's colour by itself; with less, rounding does. */
const TELLING = 0.7;

/**
 * Writes alpha and the inks' colours: what is left of a pixel when the ground is taken out. A
 * compressed picture's soft pixels get the ink's own colour, for theirs is smeared.
 *
 * @param image read
 * @param target where the rows are written; the picture itself, or one of its size
 * @param from first row
 * @param to row after the last
 */
export function compositeUnmixed(
  image: RgbaImage,
  { alpha, ink }: Unmixed,
  { ground, inks, ringing }: UnmixSpec,
  target: RgbaImage,
  from: number,
  to: number,
): void {
  const { width } = image;
  const words = pixelWords(image);
  const out = pixelWords(target);
  const groundRow = new Float32Array(width * 3);
  const isExact = ringing === 0 && ground.noise === 0;
  for (let y = from; y < to; y++) {
    ground.readRow(y, groundRow);
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const opacity = alpha[i]!;
      if (opacity === 255) {
        out[i] = words[i]!;
        continue;
      }
      if (opacity === 0) {
        out[i] = 0;
        continue;
      }
      const known = ink[i] === OWN ? undefined : inks[ink[i]! - 1]!.colour;
      const share = opacity / 255;
      if (known && !(isExact && share >= TELLING)) {
        out[i] = packed(known[0], known[1], known[2], opacity);
        continue;
      }
      const word = words[i]!;
      const without = (value: number, c: number) => {
        const behind = groundRow[x * 3 + c]!;
        return behind + (value - behind) / share;
      };
      out[i] = packed(
        without(word & 255, 0),
        without((word >>> 8) & 255, 1),
        without((word >>> 16) & 255, 2),
        opacity,
      );
    }
  }
}

function packed(red: number, green: number, blue: number, alpha: number): number {
  return (alpha << 24) | (byteOf(blue) << 16) | (byteOf(green) << 8) | byteOf(red);
}

function byteOf(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
