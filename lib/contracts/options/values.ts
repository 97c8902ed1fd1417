import colorString from 'color-string';
import type { Color, Length, Sides } from '@/lib/core/rendering';

/** Longer texts are no colours; the patterns behind are not run over them. */
const MAX_COLOR_LENGTH = 64;

/**
 * Reads a colour as CSS writes it: hex of 3, 4, 6 or 8 digits, a name, `transparent` or rgb(). The `#` may be missing,
 * as remove.bg's clients send it.
 *
 * @returns null where the text is no colour
 */
export function readColor(text: string): Color | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_COLOR_LENGTH) return null;
  const hex = /^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(trimmed);
  const [red, green, blue, opacity] = colorString.get.rgb(hex ? `#${trimmed}` : trimmed) ?? [];
  if (red === undefined || green === undefined || blue === undefined || opacity === undefined) return null;
  return {
    red: toByte(red),
    green: toByte(green),
    blue: toByte(blue),
    alpha: toByte(opacity * 255),
  };
}

function toByte(value: number): number {
  return Math.round(Math.min(255, Math.max(0, value)));
}

/**
 * Reads a length: `12px`, `2.5%`, or a bare `0`, which needs no unit.
 *
 * @returns null where the text is no length of 0 or more
 */
export function readLength(text: string): Length | null {
  const match = /^(\d{1,6}(?:\.\d{1,6})?)(px|%)?$/i.exec(text.trim());
  const value = Number(match?.[1]);
  if (!match || (match[2] === undefined && value !== 0)) return null;
  return { value, unit: match[2] === '%' ? '%' : 'px' };
}

/** Reads lengths with blanks between; null where one of them is none. */
export function readLengths(text: string): readonly Length[] | null {
  const lengths = text.trim().split(/\s+/, 5).map(readLength);
  return lengths.every((length) => length !== null) ? lengths : null;
}

/**
 * Lays 1, 2 or 4 values around a box, in CSS's order. One is all sides; two are top and bottom, left and right; four
 * are top, right, bottom, left.
 *
 * @returns null for another number of them
 */
export function aroundBox<T>(values: readonly T[]): Sides<T> | null {
  const [first, second, third, fourth] = values;
  if (first === undefined || values.length === 3 || values.length > 4) return null;
  const right = second ?? first;
  return { top: first, right, bottom: third ?? first, left: fourth ?? right };
}
