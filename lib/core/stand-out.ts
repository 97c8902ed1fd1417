import type { RgbSamples } from './resample';

/** Blocks along each side, by whose means the ground is found. */
const BLOCKS = 16;

/**
 * How far a block's mean may be off the ground, in levels. In strong noise it is a share of what single samples are, up
 * to the most.
 */
const BLOCK_REACH = { least: 6, ofNoise: 0.3, most: 20 };

/** How far a single sample may be off, in levels; or how many times what samples usually are. */
const SAMPLE_REACH = { least: 8, ofNoise: 5 };

const CHANNELS = 3;

/** Places of the blocks' middles, −1 to 1. Their squares less the mean of these are orthogonal to the rest. */
const PLACES = Array.from({ length: BLOCKS }, (_, block) => ((block + 0.5) / BLOCKS) * 2 - 1);
const MEAN_SQUARE = sumOf(PLACES.map((place) => place ** 2)) / BLOCKS;
const SQUARES = PLACES.map((place) => place ** 2 - MEAN_SQUARE);

/**
 * Whether anything stands out from a picture's ground. A ground of one colour, a gradient or fading light is a surface
 * of second degree. Sensor noise and an even texture leave its blocks where they are. A net that is shown such a
 * picture answers with whatever it has learnt about nothing.
 *
 * @param samples all of the picture; too few to tell count as standing out
 */
export function standsOut(samples: RgbSamples): boolean {
  if (Math.min(samples.width, samples.height) < BLOCKS) return true;
  // Green first: most pictures are done with that.
  return [1, 0, 2].some((channel) => standsOutIn(samples, channel));
}

function standsOutIn(samples: RgbSamples, channel: number): boolean {
  const means = blockMeans(samples, channel);
  const ground = fitGround(means);
  const offs = means.map((mean, i) =>
    Math.abs(mean - ground(PLACES[i % BLOCKS]!, PLACES[Math.floor(i / BLOCKS)]!)),
  );
  const mostOfBlocks = Math.max(...offs);
  if (mostOfBlocks > BLOCK_REACH.most) return true;
  const { width, height, data } = samples;
  let most = 0;
  let squares = 0;
  for (let y = 0, i = channel; y < height; y++) {
    const v = ((y + 0.5) / height) * 2 - 1;
    for (let x = 0; x < width; x++, i += CHANNELS) {
      const off = Math.abs(data[i]! - ground(((x + 0.5) / width) * 2 - 1, v));
      if (off > most) most = off;
      squares += off * off;
    }
  }
  const noise = Math.sqrt(squares / (width * height));
  return (
    most > Math.max(SAMPLE_REACH.least, SAMPLE_REACH.ofNoise * noise) ||
    mostOfBlocks > Math.max(BLOCK_REACH.least, BLOCK_REACH.ofNoise * noise)
  );
}

function blockMeans({ width, height, data }: RgbSamples, channel: number): Float64Array {
  const means = new Float64Array(BLOCKS * BLOCKS);
  for (let row = 0, block = 0; row < BLOCKS; row++) {
    const [top, bottom] = [edge(row, height), edge(row + 1, height)];
    for (let column = 0; column < BLOCKS; column++, block++) {
      const [left, right] = [edge(column, width), edge(column + 1, width)];
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += data[(y * width + x) * CHANNELS + channel]!;
      }
      means[block] = sum / ((right - left) * (bottom - top));
    }
  }
  return means;
}

const edge = (block: number, length: number) => Math.floor((block * length) / BLOCKS);

/** A channel's level at a place, −1 to 1 each way. */
type Ground = (x: number, y: number) => number;

/** The surface of second degree through the blocks' means, by least squares. */
function fitGround(means: Float64Array): Ground {
  const [plain, linear, squared] = [
    BLOCKS,
    sumOf(PLACES.map((place) => place ** 2)),
    sumOf(SQUARES.map((v) => v ** 2)),
  ];
  let [flat, right, down, wide, skew, tall] = [0, 0, 0, 0, 0, 0];
  for (let row = 0, block = 0; row < BLOCKS; row++) {
    const [y, yy] = [PLACES[row]!, SQUARES[row]!];
    for (let column = 0; column < BLOCKS; column++, block++) {
      const mean = means[block]!;
      const x = PLACES[column]!;
      flat += mean;
      right += mean * x;
      down += mean * y;
      wide += mean * SQUARES[column]!;
      skew += mean * x * y;
      tall += mean * yy;
    }
  }
  flat /= plain * plain;
  right /= linear * plain;
  down /= linear * plain;
  wide /= squared * plain;
  skew /= linear * linear;
  tall /= squared * plain;
  return (x, y) =>
    flat + right * x + down * y + wide * (x * x - MEAN_SQUARE) + skew * x * y + tall * (y * y - MEAN_SQUARE);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
