import type { Size } from '@/lib/core/image';
import type { Crop, Length, OutputBound, Position } from '@/lib/core/rendering';
import { MAX_OUTPUT_PIXELS, MAX_OUTPUT_SIDE } from '../limits';
import type { Region } from '../remove';
import { aroundBox, readLength, readLengths } from './values';

const MAX_MARGIN: Readonly<Record<Length['unit'], number>> = { px: 500, '%': 50 };

/**
 * Readers of the options that say what of the picture is used and where it goes. Each returns null for a text that it
 * cannot read, and undefined for one that asks for nothing.
 */

/** `left top right bottom`; a rectangle that reaches out of the picture is cut, an empty one is refused there. */
export function readRegion(text: string): Region | null {
  const [left, top, right, bottom, ...more] = readLengths(text) ?? [];
  if (!left || !top || !right || !bottom || more.length > 0) return null;
  const known = (from: Length, to: Length) => from.unit !== to.unit || from.value < to.value;
  const inside = [left, top, right, bottom].every(({ value, unit }) => unit === 'px' || value <= 100);
  return inside && known(left, right) && known(top, bottom) ? { left, top, right, bottom } : null;
}

export function readMargin(text: string): Crop['margin'] | null {
  const lengths = readLengths(text);
  if (!lengths?.every(({ value, unit }) => value <= MAX_MARGIN[unit])) return null;
  return aroundBox(lengths);
}

export function readScale(text: string): number | undefined | null {
  if (text === 'original') return undefined;
  const share = readShare(text);
  return share !== null && share >= 0.01 ? share : null;
}

export function readPosition(text: string): Position | undefined | null {
  if (text === 'original') return undefined;
  if (text === 'center') return { x: 0.5, y: 0.5 };
  const [x, y, ...more] = text.split(/\s+/, 3).map(readShare);
  if (x === undefined || x === null || y === null || more.length > 0) return null;
  return { x, y: y ?? x };
}

export function readCanvas(text: string): Size | null {
  const match = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/i.exec(text);
  const size = { width: Number(match?.[1]), height: Number(match?.[2]) };
  const fits =
    Math.max(size.width, size.height) <= MAX_OUTPUT_SIDE && size.width * size.height <= MAX_OUTPUT_PIXELS;
  return match && size.width > 0 && size.height > 0 && fits ? size : null;
}

/** `full`, `2MP`, `1600px` (the longest side) or `1200x1600`. */
export function readBound(text: string): OutputBound | undefined | null {
  if (text === 'full') return undefined;
  const megapixels = /^(\d{1,2}(?:\.\d{1,3})?)\s*MP$/i.exec(text)?.[1];
  if (megapixels !== undefined) {
    const maxPixels = Math.round(Number(megapixels) * 1e6);
    return maxPixels > 0 ? { kind: 'pixels', maxPixels } : null;
  }
  const side = readLength(text);
  if (side?.unit === 'px' && Number.isInteger(side.value) && side.value > 0) {
    return { kind: 'box', box: { width: side.value, height: side.value } };
  }
  const box = readCanvas(text);
  return box && { kind: 'box', box };
}

/** A percentage from 0% to 100%, or a bare 0, as 0 to 1. */
function readShare(text: string): number | null {
  const length = readLength(text);
  if (!length || length.value > 100) return null;
  return length.unit === '%' || length.value === 0 ? length.value / 100 : null;
}
