import colorString from 'color-string';
import type { Color } from '@/lib/core/rendering';

/** Longer texts are no colours; the patterns behind are not run over them. */
const MAX_LENGTH = 64;

/**
 * Reads a colour as CSS writes it: hex of 3, 4, 6 or 8 digits, a name, `transparent` or rgb(). The `#` may be missing,
 * as remove.bg's clients send it.
 *
 * @returns null where the text is no colour
 */
export function readColor(text: string): Color | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return null;
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
