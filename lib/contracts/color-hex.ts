import type { Color } from '@/lib/core/rendering';

/** `#rrggbb`, or `#rrggbbaa` where it is not opaque. */
export function hexOf({ red, green, blue, alpha }: Color): string {
  const channels = alpha === 255 ? [red, green, blue] : [red, green, blue, alpha];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** @returns undefined for what is no colour of six hexadecimal digits */
export function colorOfHex(hex: string): Color | undefined {
  const digits = /^#?([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) return undefined;
  const channel = (from: number) => parseInt(digits.slice(from, from + 2), 16);
  return { red: channel(0), green: channel(2), blue: channel(4), alpha: 255 };
}

/** A known colour. */
export function color(hex: string): Color {
  const known = colorOfHex(hex);
  if (known === undefined) throw new RangeError(`Expected a colour but received ${hex}.`);
  return known;
}
