import { lumaOf, pixelWords, type RgbaImage } from '../image';
import type { Ground, Rgb } from './ground';
import { findPaper } from './paper';
import { findShadedPaper } from './shaded-paper';

/** Samples of the border, a side. */
const SIDE_SAMPLES = 128;

/** Share of neighbouring border samples that must be alike, for any ground. */
const LIKE_NEIGHBOURS = 0.75;

/** The same for one that varies, whose border ink seldom reaches. */
const SLOW_NEIGHBOURS = 0.9;

/** Difference of luma, in levels, up to which neighbouring samples of a border are alike. */
const STEP = 12;

/** Difference up to which a border sample is of the one ground's colour, in levels of any channel. */
const FLAT = 10;

/** Share of the border that a ground of one colour has at least; below it, it may still vary slowly. */
const FLAT_SHARE = 0.85;

/** Noise above which one colour is not the better description of a ground, in levels. */
const FLAT_NOISE = 1.5;

/** Share of the border for a ground of one colour that is noisy or seldom, where there is no better. */
const LEAST_SHARE = 0.6;

/**
 * Finds a plain ground from the picture's border. Sides are sampled, which costs next to nothing, and most photos end
 * here. A border of one colour is a ground of one colour; one that changes slowly is followed across the picture.
 *
 * @param image not changed
 * @returns undefined where the border is not plain, or not opaque
 */
export function findGround(image: RgbaImage): Ground | undefined {
  const runs = borderRuns(image);
  const samples = runs.flatMap((side) => side.map((run) => run[0]!));
  if (samples.some((word) => word >>> 24 !== 255)) return undefined;
  // Means of a few pixels, so that noise does not count as change.
  const lumas = runs.map((side) =>
    side.map((run) => run.reduce((sum, word) => sum + lumaOf(word), 0) / run.length),
  );
  const alike = lumas.flatMap((side) => side.slice(1).map((luma, i) => Math.abs(luma - side[i]!) <= STEP));
  if (alike.filter(Boolean).length < LIKE_NEIGHBOURS * alike.length) return undefined;
  const flat = flatGround(samples);
  if (flat && flat.border >= FLAT_SHARE && flat.noise <= FLAT_NOISE) return flat;
  const isSlow = alike.filter(Boolean).length >= SLOW_NEIGHBOURS * alike.length;
  return (isSlow ? paperGround(image) : undefined) ?? flat;
}

/** Share of the border that keeps to the tiles of {@link findPaper} where they follow the light. At a hard shadow less does. */
const FOLLOWED = 0.999;

function paperGround(image: RgbaImage): Ground | undefined {
  const paper = findPaper(image);
  if (paper && paper.border >= FOLLOWED) return paper;
  return findShadedPaper(image) ?? paper;
}

function flatGround(samples: readonly number[]): Ground | undefined {
  const colour = medianColour(samples);
  const near = samples.filter((word) => off(word, colour) <= FLAT);
  if (near.length < LEAST_SHARE * samples.length) return undefined;
  return {
    noise: deviation(near.map((word) => lumaOf(word) - lumaOfRgb(colour))),
    border: near.length / samples.length,
    varies: false,
    readRow(_, out) {
      for (let i = 0; i < out.length; i += 3) out.set(colour, i);
    },
  };
}

/** Pixels of a run. */
const RUN = 5;

/** Short runs of pixels along each side. */
function borderRuns(image: RgbaImage): number[][][] {
  const { width, height } = image;
  const words = pixelWords(image);
  const along = (length: number, at: (i: number) => number) => {
    const count = Math.min(SIDE_SAMPLES, length);
    return Array.from({ length: count }, (_, i) => {
      const from = Math.floor(((i + 0.5) * length) / count);
      const run = Math.min(RUN, length - from);
      return Array.from({ length: run }, (__, k) => words[at(from + k)]!);
    });
  };
  return [
    along(width, (x) => x),
    along(width, (x) => (height - 1) * width + x),
    along(height, (y) => y * width),
    along(height, (y) => y * width + width - 1),
  ];
}

function off(word: number, [red, green, blue]: Rgb): number {
  return Math.max(
    Math.abs((word & 255) - red),
    Math.abs(((word >>> 8) & 255) - green),
    Math.abs(((word >>> 16) & 255) - blue),
  );
}

function medianColour(words: readonly number[]): Rgb {
  const channel = (shift: number) =>
    words.map((word) => (word >>> shift) & 255).sort((a, b) => a - b)[words.length >> 1]!;
  return [channel(0), channel(8), channel(16)];
}

function lumaOfRgb([red, green, blue]: Rgb): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function deviation(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
