import { PLAIN_FINISH } from '@/lib/browser/pictures/finish';
import type { Background, Color } from '@/lib/core/rendering';
import { hexOf } from '@/lib/contracts/color-hex';

/** Colours that are one tap away: those of shops and papers, and the product's own. */
export const COLORS = ['#ffffff', '#f2f2f2', '#000000', '#e8ddc7', '#1d4a3c', '#ff5a2b'] as const;

/** Gradients that are one tap away, by their two colours. */
export const GRADIENTS = [
  ['#ffffff', '#d9d9d9'],
  ['#fdfaf3', '#d3c9b6'],
  ['#ffd9cb', '#ff6b3d'],
  ['#c9e4de', '#1d4a3c'],
  ['#cfe3ff', '#3b6fb6'],
  ['#3a3a3a', '#0b0b0b'],
] as const;

/** Straight down. */
const DOWN = 180;

export const TRANSPARENT: Background = PLAIN_FINISH.rendering.background;

/** A blur that is felt, not read: as the API's `blur` has it. */
export const BLUR: Background = { kind: 'blur', radius: { value: 3, unit: '%' } };

export function plain(value: Color): Background {
  return { kind: 'color', color: value };
}

export function gradient(from: Color, to: Color, angleDegrees = DOWN): Background {
  const stops = [
    { color: from, offset: 0 },
    { color: to, offset: 1 },
  ];
  return { kind: 'gradient', angleDegrees, stops };
}

/** What one can choose of: a word that says which of the swatches a background is. */
export type Swatch = 'transparent' | 'blur' | 'picture' | 'own-color' | 'own-gradient' | `#${string}`;

/** Which swatch a background is of. */
export function swatchOf(background: Background): Swatch {
  switch (background.kind) {
    case 'color': {
      const hex = hexOf(background.color);
      return COLORS.some((known) => known === hex) ? (hex as Swatch) : 'own-color';
    }
    case 'gradient': {
      const ends = background.stops.map((stop) => hexOf(stop.color));
      const known = GRADIENTS.find((pair) => pair.join() === ends.join());
      return known && background.angleDegrees === DOWN ? gradientSwatch(known) : 'own-gradient';
    }
    case 'transparent':
    case 'blur':
    case 'picture':
      return background.kind;
  }
}

/** The name of a known gradient. */
export function gradientSwatch([from, to]: readonly [string, string]): Swatch {
  return `${from}-${to}` as Swatch;
}
