import type { RgbaImage } from '../image';
import type { Box } from '../render/box';
import type { Subject } from '../subjects';
import type { Net } from './net';
import { copyRegion, placePart } from './region';
import { compositeCopy, type Solution } from './solution';
import { solveByNet, type SolveOptions } from './solve-by-net';
import { solveNetless, type Graphics } from './solve-netless';

export interface AskedOptions extends SolveOptions {
  /** Whether a graphic is unmixed where a net would be asked. */
  readonly graphics: Graphics;
  /** Where in the picture the subject is; undefined for anywhere. */
  readonly region?: Box | undefined;
}

/**
 * Solves a picture as it was asked for: without a net where none is needed. With a region the net sees only that, at
 * its full resolution, and all around it is background.
 *
 * **The solution holds `image`**, which stays unchanged.
 *
 * @param image decoded and oriented sRGB
 * @param loadNet not called where no net is needed
 * @throws as `solveByNet` does; what `loadNet` throws
 */
export async function solve(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  { region, ...options }: AskedOptions,
): Promise<Solution> {
  if (region === undefined) return solveWhole(image, loadNet, options);
  const inside = await solveWhole(copyRegion(image, region), loadNet, options);
  let part: RgbaImage | undefined;
  return {
    ...inside,
    picture: image,
    subjects: inside.subjects.map((subject) => fromRegion(subject, region, image)),
    compositeRows(target, from, to) {
      part ??= compositeCopy(inside);
      placePart(part, region, target, from, to);
    },
  };
}

async function solveWhole(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  { graphics, ...options }: Omit<AskedOptions, 'region'>,
): Promise<Solution> {
  return solveNetless(image, graphics, options) ?? solveByNet(image, await loadNet(), options);
}

/** A subject of a region as one of the picture that the region is of. */
function fromRegion({ box, area }: Subject, region: Box, { width, height }: RgbaImage): Subject {
  const [left, top] = [box.left + region.left, box.top + region.top];
  return {
    box: { ...box, left, top },
    area: (area * region.width * region.height) / (width * height),
    edges: {
      top: top === 0,
      right: left + box.width === width,
      bottom: top + box.height === height,
      left: left === 0,
    },
  };
}
