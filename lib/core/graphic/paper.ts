import { pixelWords, type RgbaImage } from '../image';
import { groundShare, type Ground } from './ground';

/** Tiles along the longer side; a shadow's edge spans several. */
const TILES = 28;

/** Shortest side of a tile, in pixels. */
const LEAST_TILE = 8;

/** Samples of a tile that are read each way: few show that a picture is no paper. */
const FEW = 3;
const MANY = 10;

/** Noise of paper that is photographed, in levels; above it is texture. */
const MAX_NOISE = 7;

/**
 * Step between neighbouring tiles up to which light changes slowly, in levels. And the share of steps that keep to it.
 */
const SLOW = 26;
const SLOW_SHARE = 0.96;
const ROUGHLY_SLOW_SHARE = 0.92;

interface Tiles {
  readonly across: number;
  readonly down: number;
  readonly side: number;
  /** R, G, B of each. */
  readonly colours: Float32Array;
}

/**
 * Finds a ground that varies slowly: photographed paper, with a shadow across. The median of each tile is the ground's
 * colour there, as long as ink covers less than half of it. A median over neighbouring tiles mends the others and keeps
 * a shadow's edge where it is. Between the tiles' centres it is interpolated.
 *
 * @returns undefined where light changes too fast, or there is texture
 */
export function findPaper(image: RgbaImage): Ground | undefined {
  const { width, height } = image;
  const side = Math.max(LEAST_TILE, Math.ceil(Math.max(width, height) / TILES));
  const across = Math.ceil(width / side);
  const down = Math.ceil(height / side);
  if (across < 3 || down < 3) return undefined;
  const rough = { across, down, side, colours: tileColours(image, across, down, side, FEW) };
  if (slowShare({ ...rough, colours: mended(rough) }) < ROUGHLY_SLOW_SHARE) return undefined;
  const raw = { across, down, side, colours: tileColours(image, across, down, side, MANY) };
  const tiles = { ...raw, colours: mended(raw) };
  if (slowShare(tiles) < SLOW_SHARE || oneHueShare(tiles) < SLOW_SHARE) return undefined;
  const readRow = (y: number, out: Float32Array) => interpolate(tiles, y, out);
  const { noise, border } = measure(image, readRow);
  return noise <= MAX_NOISE ? { noise, border, varies: true, readRow } : undefined;
}

function tileColours(image: RgbaImage, across: number, down: number, side: number, samples: number) {
  const words = pixelWords(image);
  const colours = new Float32Array(across * down * 3);
  const step = Math.max(1, side / samples);
  const most = (Math.ceil(side / step) + 1) ** 2;
  const reds = new Uint8Array(most);
  const greens = new Uint8Array(most);
  const blues = new Uint8Array(most);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      let count = 0;
      const bottom = Math.min(image.height, (row + 1) * side);
      const right = Math.min(image.width, (column + 1) * side);
      for (let y = row * side + step / 2; y < bottom; y += step) {
        for (let x = column * side + step / 2; x < right; x += step) {
          const word = words[Math.floor(y) * image.width + Math.floor(x)]!;
          reds[count] = word & 255;
          greens[count] = (word >>> 8) & 255;
          blues[count++] = (word >>> 16) & 255;
        }
      }
      const at = (row * across + column) * 3;
      colours[at] = middle(reds.subarray(0, count));
      colours[at + 1] = middle(greens.subarray(0, count));
      colours[at + 2] = middle(blues.subarray(0, count));
    }
  }
  return colours;
}

/** The mean of the middle half: the median, with less noise. Sorts the values. */
function middle(values: Uint8Array): number {
  values.sort();
  const from = values.length >> 2;
  const to = Math.max(from + 1, values.length - from);
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}

function mended({ across, down, colours }: Tiles): Float32Array {
  const out = new Float32Array(colours.length);
  const values: number[] = [];
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      for (let c = 0; c < 3; c++) {
        values.length = 0;
        for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
          for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) {
            values.push(colours[(y * across + x) * 3 + c]!);
          }
        }
        values.sort((a, b) => a - b);
        const median = values[values.length >> 1]!;
        const own = colours[(row * across + column) * 3 + c]!;
        // What the light does is kept; what ink does is not.
        out[(row * across + column) * 3 + c] = Math.abs(own - median) <= SLOW / 2 ? own : median;
      }
    }
  }
  return out;
}

function slowShare({ across, down, colours }: Tiles): number {
  let steps = 0;
  let slow = 0;
  const compare = (a: number, b: number) => {
    steps++;
    if (Math.abs(colours[a * 3 + 1]! - colours[b * 3 + 1]!) <= SLOW) slow++;
  };
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const at = row * across + column;
      if (column > 0) compare(at, at - 1);
      if (row > 0) compare(at, at - across);
    }
  }
  return slow / steps;
}

/** Difference of the ratios of red and of blue to green. Up to it two tiles are one paper in other light. */
const SAME_HUE = 0.09;

/** Share of the tiles that light alone can tell apart: what has another hue is a thing of its own. */
function oneHueShare({ colours }: Tiles): number {
  const reds: number[] = [];
  const blues: number[] = [];
  for (let i = 0; i < colours.length; i += 3) {
    reds.push((colours[i]! + 1) / (colours[i + 1]! + 1));
    blues.push((colours[i + 2]! + 1) / (colours[i + 1]! + 1));
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
  const [red, blue] = [median(reds), median(blues)];
  const same = reds.filter(
    (value, i) => Math.abs(value - red) <= SAME_HUE && Math.abs(blues[i]! - blue) <= SAME_HUE,
  );
  return same.length / reds.length;
}

function interpolate({ across, down, side, colours }: Tiles, y: number, out: Float32Array): void {
  const v = Math.min(down - 1, Math.max(0, (y + 0.5) / side - 0.5));
  const above = Math.min(down - 2, Math.floor(v));
  const t = v - above;
  for (let x = 0; x * 3 < out.length; x++) {
    const u = Math.min(across - 1, Math.max(0, (x + 0.5) / side - 0.5));
    const before = Math.min(across - 2, Math.floor(u));
    const s = u - before;
    const at = (above * across + before) * 3;
    for (let c = 0; c < 3; c++) {
      const top = colours[at + c]! * (1 - s) + colours[at + 3 + c]! * s;
      const below = at + across * 3 + c;
      out[x * 3 + c] = top * (1 - t) + (colours[below]! * (1 - s) + colours[below + 3]! * s) * t;
    }
  }
}

/** Rows by which noise is measured. */
const NOISE_ROWS = 24;

function measure(image: RgbaImage, readRow: Ground['readRow']): { noise: number; border: number } {
  const { width, height } = image;
  const words = pixelWords(image);
  const row = new Float32Array(width * 3);
  const offs: number[] = [];
  const sides: number[] = [];
  for (let i = 0; i < NOISE_ROWS; i++) {
    const y = Math.round((i * (height - 1)) / (NOISE_ROWS - 1));
    readRow(y, row);
    const step = Math.max(1, Math.floor(width / 256));
    for (let x = 0; x < width; x += step) {
      const off = lumaOff(words[y * width + x]!, row, x);
      offs.push(off);
      if (i === 0 || i === NOISE_ROWS - 1) sides.push(off);
    }
    sides.push(lumaOff(words[y * width]!, row, 0), lumaOff(words[y * width + width - 1]!, row, width - 1));
  }
  offs.sort((a, b) => a - b);
  // The median of a normal distribution's absolute values is .6745 of its deviation.
  const noise = offs[offs.length >> 1]! / 0.6745;
  return { noise, border: groundShare(sides, noise) };
}

function lumaOff(word: number, ground: Float32Array, x: number): number {
  return Math.abs(
    0.299 * ((word & 255) - ground[x * 3]!) +
      0.587 * (((word >>> 8) & 255) - ground[x * 3 + 1]!) +
      0.114 * (((word >>> 16) & 255) - ground[x * 3 + 2]!),
  );
}
