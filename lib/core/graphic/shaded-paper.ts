import { lumaOf, pixelWords, type RgbaImage } from '../image';
import { groundShare, type Ground } from './ground';
import { lightMap, type LightMap } from './light-map';
import { slidingMedian } from './sliding-median';

/** Longest side of the map of the paper's light, in samples, and of the one by which most pictures end. */
const MAP_SIDE = 1000;
const LOOK_SIDE = 250;

/** Radius of the median, as a share of the map's longer side: strokes are narrower than the radius. */
const RADIUS_SHARE = 1 / 64;
const LEAST_RADIUS = 6;

/** Noise of paper that is photographed, in levels; above it is texture. */
const MAX_NOISE = 7;

/** Least share of the lightest ground that a shadow leaves. */
const DARKEST = 0.25;

/** How far ground inside may be darker than the border's darkest, in levels. */
const BELOW_BORDER = 14;

/** Difference from the ground up to which a sample is ground, in levels, and the least share of such samples. */
const NEAR = 14;
const NEAR_SHARE = 0.8;

/** Difference of red and blue from what luma says, in levels, and the share of ground within it. */
const SAME_HUE = 9;
const SAME_HUE_SHARE = 0.97;

/** Change of light between neighbours that is a shadow's edge, in levels, and the largest share of such samples. */
const EDGE_STEP = 6;
const EDGE_SHARE = 0.06;

/** A channel as a line over the ground's luma: shadows are lit by the sky, and bluer. */
type Line = readonly [offset: number, slope: number];

/**
 * Finds paper with the hard edge of a shadow across, which tiles cannot follow. The ground at each sample is the median of
 * its surroundings. A median keeps straight edges and leaves out strokes that are narrower than half its window.
 *
 * The shadow has to reach the picture's edge. What is darker in the middle only is ink.
 *
 * @param image not changed
 * @returns undefined where the ground has texture or another hue, or is darker somewhere than a shadow is
 */
export function findShadedPaper(image: RgbaImage): Ground | undefined {
  // Most photos with a calm border end at the small map.
  if (!followLight(lightMap(image, LOOK_SIDE))) return undefined;
  const map = lightMap(image, MAP_SIDE);
  const paper = followLight(map);
  if (!paper) return undefined;
  const { noise, border } = paper;
  return { noise, border, varies: true, readRow: (y, out) => interpolate(image, map, paper, y, out) };
}

interface Paper extends Pick<Ground, 'noise' | 'border'> {
  /** Luma of the ground at each sample. */
  readonly light: Uint8Array;
  readonly red: Line;
  readonly blue: Line;
}

function followLight(map: LightMap): Paper | undefined {
  const { width, height, luma } = map;
  const radius = Math.max(LEAST_RADIUS, Math.round(Math.max(width, height) * RADIUS_SHARE));
  if (Math.min(width, height) <= 2 * radius) return undefined;
  const light = slidingMedian(luma, width, height, radius, borderLight(map) - BELOW_BORDER);
  if (!isShadow(light, width, height)) return undefined;
  const evenness = measure(map, light);
  if (evenness.noise > MAX_NOISE) return undefined;
  const lines = hueLines(map, light);
  return lines && { light, ...evenness, ...lines };
}

/** Whether the ground's changes may be a shadow's: not too deep, and with few edges. */
function isShadow(light: Uint8Array, width: number, height: number): boolean {
  let [lightest, darkest, edges] = [0, 255, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const here = light[i]!;
      lightest = Math.max(lightest, here);
      darkest = Math.min(darkest, here);
      if (x + 1 === width || y + 1 === height) continue;
      const step = Math.max(Math.abs(here - light[i + 1]!), Math.abs(here - light[i + width]!));
      if (step >= EDGE_STEP) edges++;
    }
  }
  return darkest >= DARKEST * lightest && edges <= EDGE_SHARE * light.length;
}

/** Share of the border's samples that may be darker than a shadow is: ink that reaches it. */
const INK_AT_BORDER = 0.02;

/** The border's darkest light. A shadow that is inside reaches the border; what is darker inside is ink. */
function borderLight({ width, height, luma }: LightMap): number {
  const counts = new Uint32Array(256);
  for (let x = 0; x < width; x++) {
    counts[luma[x]!]!++;
    counts[luma[(height - 1) * width + x]!]!++;
  }
  for (let y = 0; y < height; y++) {
    counts[luma[y * width]!]!++;
    counts[luma[(y + 1) * width - 1]!]!++;
  }
  let darker = 0;
  for (let light = 0; light < 256; light++) {
    darker += counts[light]!;
    if (darker > INK_AT_BORDER * 2 * (width + height)) return light;
  }
  return 255;
}

/** Red and blue by the ground's luma, by least squares over what is ground. */
function hueLines({ luma, red, blue }: LightMap, light: Uint8Array): { red: Line; blue: Line } | undefined {
  const ground: number[] = [];
  for (let i = 0; i < luma.length; i++) if (Math.abs(luma[i]! - light[i]!) <= NEAR) ground.push(i);
  if (ground.length < NEAR_SHARE * luma.length) return undefined;
  const lines = { red: fitLine(luma, red, ground), blue: fitLine(luma, blue, ground) };
  const like = ground.filter(
    (i) =>
      Math.abs(red[i]! - at(lines.red, luma[i]!)) <= SAME_HUE &&
      Math.abs(blue[i]! - at(lines.blue, luma[i]!)) <= SAME_HUE,
  );
  return like.length >= SAME_HUE_SHARE * ground.length ? lines : undefined;
}

function fitLine(luma: Uint8Array, channel: Uint8Array, indices: readonly number[]): Line {
  let [sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0];
  for (const i of indices) {
    const [x, y] = [luma[i]!, channel[i]!];
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
  }
  const n = indices.length;
  const spread = n * sumXX - sumX * sumX;
  // One light alone says nothing of how hue goes with it.
  const slope = spread > n * n ? (n * sumXY - sumX * sumY) / spread : 1;
  return [(sumY - slope * sumX) / n, slope];
}

function at([offset, slope]: Line, luma: number): number {
  return offset + slope * luma;
}

/**
 * The ground along a row. On a shadow's edge it is the picture's own luma, within what is around it and a step more.
 * The map does not say to a part of a pixel where the edge is.
 */
function interpolate(
  image: RgbaImage,
  { width, height, scale }: LightMap,
  { light, red, blue }: Paper,
  y: number,
  out: Float32Array,
): void {
  const v = Math.min(height - 1, Math.max(0, (y + 0.5) / scale - 0.5));
  const above = Math.min(height - 2, Math.floor(v));
  const t = v - above;
  const words = pixelWords(image);
  for (let x = 0; x * 3 < out.length; x++) {
    const u = Math.min(width - 1, Math.max(0, (x + 0.5) / scale - 0.5));
    const before = Math.min(width - 2, Math.floor(u));
    const s = u - before;
    const i = above * width + before;
    const top = light[i]! * (1 - s) + light[i + 1]! * s;
    const bottom = light[i + width]! * (1 - s) + light[i + width + 1]! * s;
    const low = Math.min(light[i]!, light[i + 1]!, light[i + width]!, light[i + width + 1]!);
    const high = Math.max(light[i]!, light[i + 1]!, light[i + width]!, light[i + width + 1]!);
    const step = high - low;
    const luma =
      step >= EDGE_STEP
        ? Math.min(high + step, Math.max(low - step, lumaOf(words[y * image.width + x]!)))
        : top * (1 - t) + bottom * t;
    const r = at(red, luma);
    const b = at(blue, luma);
    out[x * 3] = r;
    out[x * 3 + 1] = (luma - 0.299 * r - 0.114 * b) / 0.587;
    out[x * 3 + 2] = b;
  }
}

function measure({ width, height, luma }: LightMap, light: Uint8Array): Pick<Ground, 'noise' | 'border'> {
  const counts = new Uint32Array(256);
  const sides: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const off = Math.abs(luma[i]! - light[i]!);
      counts[off]!++;
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) sides.push(off);
    }
  }
  // Some 68 in 100 of a normal distribution's values are within one deviation; between whole levels it is interpolated.
  const noise = deviationOf(counts, luma.length);
  return { noise, border: groundShare(sides, noise) };
}

function deviationOf(counts: Uint32Array, total: number): number {
  let seen = 0;
  for (let off = 0; off < counts.length; off++) {
    const share = counts[off]! / total;
    if (seen + share >= 0.6827) return Math.max(0, off - 0.5 + (0.6827 - seen) / share);
    seen += share;
  }
  return counts.length;
}
