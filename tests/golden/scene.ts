import type { RgbaImage } from '@/lib/core/image';

/** A made picture whose truth is known: what a perfect net would see in it. */
export interface Scene {
  /** Opaque, as a camera would have taken it. */
  readonly picture: RgbaImage;
  /** True alpha, one byte a pixel. */
  readonly alpha: Uint8Array;
}

export const SCENE_SIZE = { width: 320, height: 240 } as const;

/** Samples a pixel, in each direction: alpha comes out in sixteen levels. */
const SAMPLES = 4;

type Rgb = readonly [number, number, number];

/**
 * A furry body with a ring for a handle and two antennae, before a wall of saturated tiles. It has soft hair, an
 * enclosed hole and thin lines. Its background's colours show wherever they are left on an edge.
 */
export function makeScene(): Scene {
  const { width, height } = SCENE_SIZE;
  const data = new Uint8Array(width * height * 4);
  const alpha = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let hits = 0;
      const sum = [0, 0, 0];
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        const px = x + ((sample % SAMPLES) + 0.5) / SAMPLES;
        const py = y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
        const inside = isSubject(px, py);
        if (inside) hits += 1;
        const color = inside ? subjectColor(px, py) : wallColor(px, py);
        for (let c = 0; c < 3; c++) sum[c]! += color[c]!;
      }
      const i = y * width + x;
      const samples = SAMPLES * SAMPLES;
      alpha[i] = Math.round((hits / samples) * 255);
      data.set([...sum.map((value) => Math.round(value / samples)), 255], i * 4);
    }
  }
  return { picture: { width, height, data }, alpha };
}

/** Another made picture, for behind the subject: a horizon. */
export function makeBackdrop(width: number, height: number): RgbaImage {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, o = 0; y < height; y++) {
    for (let x = 0; x < width; x++, o += 4) {
      const share = y / height;
      const dune = share > 0.62 + 0.05 * Math.sin((x / width) * 9);
      data.set(dune ? [214, 178, 120, 255] : [120 + 90 * share, 160 + 50 * share, 220, 255], o);
    }
  }
  return { width, height, data };
}

const BODY = { x: 145, y: 135, radius: 68 };
const RING = { x: 228, y: 140, outer: 40, inner: 25 };
const ANTENNAE = [
  { fromX: 125, fromY: 75, toX: 95, toY: 22 },
  { fromX: 165, fromY: 75, toX: 200, toY: 18 },
] as const;

function isSubject(x: number, y: number): boolean {
  return isBody(x, y) || isRing(x, y) || ANTENNAE.some((antenna) => isAntenna(x, y, antenna));
}

/** Hair: the radius goes up and down with the angle, in strands of several widths. */
function isBody(x: number, y: number): boolean {
  const angle = Math.atan2(y - BODY.y, x - BODY.x);
  const strands =
    0.1 * Math.abs(Math.sin(angle * 41)) +
    0.06 * Math.abs(Math.sin(angle * 97 + 1)) +
    0.03 * Math.sin(angle * 7);
  return Math.hypot(x - BODY.x, y - BODY.y) < BODY.radius * (0.93 + strands);
}

function isRing(x: number, y: number): boolean {
  const distance = Math.hypot(x - RING.x, y - RING.y);
  return distance < RING.outer && distance > RING.inner;
}

function isAntenna(x: number, y: number, { fromX, fromY, toX, toY }: (typeof ANTENNAE)[number]): boolean {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const along = ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / length;
  const across = Math.abs((x - fromX) * (toY - fromY) - (y - fromY) * (toX - fromX)) / length;
  return Math.hypot(x - toX, y - toY) < 6 || (along > 0 && along < length && across < 1.3);
}

function subjectColor(x: number, y: number): Rgb {
  if (isRing(x, y)) return [236, 232, 224];
  const eyes = Math.min(Math.hypot(x - 122, y - 118), Math.hypot(x - 168, y - 118));
  if (eyes < 9) return [30, 24, 28];
  if (!isBody(x, y)) return [214, 96, 64];
  const light = 1 - 0.45 * ((y - 60) / 150) + 0.06 * Math.sin(Math.hypot(x - BODY.x, y - BODY.y) * 0.5);
  return [232 * light, 150 * light, 88 * light];
}

function wallColor(x: number, y: number): Rgb {
  const tile = (Math.floor(x / 40) + Math.floor(y / 40)) % 3;
  const light = 0.75 + 0.25 * (x / SCENE_SIZE.width);
  const [red, green, blue] = [
    [24, 120, 190],
    [40, 160, 90],
    [60, 70, 150],
  ][tile] as [number, number, number];
  return [red * light, green * light, blue * light];
}
