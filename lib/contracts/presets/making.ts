import type { Color, Outline } from '@/lib/core/rendering';
import type { Framing, Making } from './preset';

const WHITE: Color = { red: 255, green: 255, blue: 255, alpha: 255 };
const LIGHT_GREY: Color = { red: 230, green: 230, blue: 230, alpha: 255 };
const STICKER_LINE: Outline = { width: { value: 8, unit: 'px' }, color: WHITE };

/** Little loss: offices look closely, and their limits are generous. */
const DOCUMENT_QUALITY = 95;

const MILLIMETRES_PER_INCH = 25.4;
/** Pixels per inch of a print. */
const PRINT_DENSITY = 600;

/** A product, or whatever else, on white; as JPEG. */
export function onWhite(
  width: number,
  height: number,
  share: number,
  quality?: number,
  on: 'centre' | 'bottom' = 'centre',
): Making {
  return {
    canvas: { width, height },
    background: WHITE,
    framing: { kind: 'fill', share, on },
    format: 'jpeg',
    quality,
  };
}

/**
 * A person in a square, on white. The edge of a photo cuts shoulders off, so they stand on the edge here too.
 */
export function avatar(side: number): Making {
  return onWhite(side, side, 0.9, undefined, 'bottom');
}

/** With a white line of 8 px, and 16 px of nothing around it. */
export function sticker(): Making {
  return {
    canvas: { width: 512, height: 512 },
    background: undefined,
    framing: { kind: 'fill', share: (512 - 2 * (16 + 8)) / 512, on: 'centre' },
    outline: STICKER_LINE,
    format: 'webp',
    quality: undefined,
  };
}

/** A document's photo of so many pixels. */
export function portrait(width: number, height: number, aims: Aims = {}): Making {
  const { ground = 'white', quality = DOCUMENT_QUALITY, ...framing } = aims;
  return {
    canvas: { width, height },
    background: ground === 'white' ? WHITE : LIGHT_GREY,
    framing: { kind: 'portrait', ...framing },
    format: 'jpeg',
    quality,
  };
}

/** A document's photo to be printed, of so many millimetres. */
export function printed(width: number, height: number, aims: Aims = {}): Making {
  const inPixels = (length: number) => Math.round((length / MILLIMETRES_PER_INCH) * PRINT_DENSITY);
  return { ...portrait(inPixels(width), inPixels(height), aims), print: { width, height } };
}

/** The same where no head height is asked for: head and shoulders on the lower edge. */
export function unmeasured(making: Making): Making {
  return { ...making, framing: { kind: 'fill', share: 0.85, on: 'bottom' } };
}

interface Aims extends Omit<Extract<Framing, { kind: 'portrait' }>, 'kind'> {
  readonly ground?: 'white' | 'light-grey';
  readonly quality?: number;
}
