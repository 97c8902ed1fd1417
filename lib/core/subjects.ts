import { findComponents } from './components';
import type { Size } from './image';
import type { MatteGrid } from './matte';
import type { Box } from './render/box';
import type { Sides } from './rendering';
import { spread, UNREACHED } from './spread';

/**
 * Alpha from which on something belongs to a subject: a tenth. Less cannot be seen on most grounds. Yet haze and the
 * tails of soft edges reach far with it. A crop would keep them, and an empty picture would count as full.
 */
export const SUBJECT_FROM = 0.1;

/** The same in levels of 255. */
export const SUBJECT_LEVEL = Math.ceil(SUBJECT_FROM * 255);

/** A connected part of a picture that stands out. */
export interface Subject {
  /** In pixels of the picture, as exact as a sample of the grid. */
  readonly box: Box;
  /** The share of the picture that it covers, by its alpha, 0 to 1. */
  readonly area: number;
  /** Which edges of the picture it touches. */
  readonly edges: Sides<boolean>;
}

/**
 * Finds the subjects of a matte: what is connected, at corners too, from {@link SUBJECT_FROM} on.
 *
 * @param grid alpha, 0 to 1; not changed
 * @param picture its size, in pixels
 * @returns the largest first
 */
export function findSubjects(grid: MatteGrid, picture: Size): Subject[] {
  const { labels, count } = subjectParts(grid);
  const parts = Array.from({ length: count }, () => ({
    left: grid.width,
    top: grid.height,
    right: 0,
    bottom: 0,
    sum: 0,
  }));
  for (let y = 0, i = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++, i++) {
      const label = labels[i]!;
      // An index before the first would be looked up as a name.
      if (label === 0) continue;
      const part = parts[label - 1]!;
      part.left = Math.min(part.left, x);
      part.right = Math.max(part.right, x + 1);
      part.top = Math.min(part.top, y);
      part.bottom = y + 1;
      part.sum += grid.data[i]!;
    }
  }
  return parts
    .map(({ sum, left, top, right, bottom }) => ({
      box: boxOf({ left, top, right, bottom }, grid, picture),
      area: sum / grid.data.length,
      edges: {
        top: top === 0,
        right: right === grid.width,
        bottom: bottom === grid.height,
        left: left === 0,
      },
    }))
    .sort((a, b) => b.area - a.area);
}

/**
 * Keeps the largest subjects of a matte alone. Faint alpha around goes with the subject that is nearest.
 *
 * @param grid alpha, 0 to 1; not changed
 * @param most how many stay, at least 1; undefined: all
 * @returns alpha of the same size, nowhere higher; the grid itself where nothing goes
 */
export function keepLargest(grid: MatteGrid, most: number | undefined): MatteGrid {
  if (most === undefined) return grid;
  const { labels, count } = subjectParts(grid);
  if (count <= most) return grid;
  const areas = new Float64Array(count + 1);
  for (let i = 0; i < labels.length; i++) if (labels[i] !== 0) areas[labels[i]!]! += grid.data[i]!;
  const bySize = Array.from({ length: count }, (_, k) => k + 1).sort((a, b) => areas[b]! - areas[a]!);
  const stays = new Uint8Array(count + 1);
  for (const label of bySize.slice(0, most)) stays[label] = 1;
  const members: number[] = [];
  for (let i = 0; i < labels.length; i++) if (labels[i] !== 0) members.push(i);
  const { source } = spread(members, grid, grid.width + grid.height);
  const data = grid.data.map((alpha, i) => {
    const nearest = source[i]!;
    return nearest !== UNREACHED && stays[labels[nearest]!] === 1 ? alpha : 0;
  });
  return { ...grid, data };
}

function subjectParts(grid: MatteGrid) {
  const mask = new Uint8Array(grid.data.length);
  for (let i = 0; i < mask.length; i++) if (grid.data[i]! >= SUBJECT_FROM) mask[i] = 1;
  return findComponents(mask, grid, true);
}

/** Samples to pixels: every pixel that a sample of the part lies over. */
function boxOf({ left, top, right, bottom }: Sides<number>, grid: Size, { width, height }: Size): Box {
  const x = Math.floor((left / grid.width) * width);
  const y = Math.floor((top / grid.height) * height);
  return {
    left: x,
    top: y,
    width: Math.min(width, Math.ceil((right / grid.width) * width)) - x,
    height: Math.min(height, Math.ceil((bottom / grid.height) * height)) - y,
  };
}
