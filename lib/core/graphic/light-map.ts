import { pixelWords, type RgbaImage, type Size } from '../image';

/** A picture's channels, averaged down. */
export interface LightMap extends Size {
  /** Pixels of the picture that a sample stands for, each way. */
  readonly scale: number;
  /** Luma, red and blue of each sample, 0 to 255, row by row. */
  readonly luma: Uint8Array;
  readonly red: Uint8Array;
  readonly blue: Uint8Array;
}

/** Pixels of a sample that are read, each way: more say little more of the light. */
const MOST_READ = 4;

/**
 * Averages a picture down to a map of its light.
 *
 * @param image not changed
 * @param side longest side of the map, in samples; smaller pictures are mapped pixel by pixel
 */
export function lightMap(image: RgbaImage, side: number): LightMap {
  const scale = Math.max(1, Math.ceil(Math.max(image.width, image.height) / side));
  const [width, height] = [Math.floor(image.width / scale), Math.floor(image.height / scale)];
  const words = pixelWords(image);
  const luma = new Uint8Array(width * height);
  const red = new Uint8Array(width * height);
  const blue = new Uint8Array(width * height);
  const read = Math.min(scale, MOST_READ);
  const steps = Array.from({ length: read }, (_, k) => Math.floor(((k + 0.5) * scale) / read));
  const area = read * read;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let [r, g, b] = [0, 0, 0];
      for (const v of steps) {
        const row = (y * scale + v) * image.width + x * scale;
        for (const u of steps) {
          const word = words[row + u]!;
          r += word & 255;
          g += (word >>> 8) & 255;
          b += (word >>> 16) & 255;
        }
      }
      luma[i] = (0.299 * r + 0.587 * g + 0.114 * b) / area + 0.5;
      red[i] = r / area + 0.5;
      blue[i] = b / area + 0.5;
    }
  }
  return { width, height, scale, luma, red, blue };
}
