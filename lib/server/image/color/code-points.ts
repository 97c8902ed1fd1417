import 'server-only';

/** CIE 1931 x, y of red, green, blue and white. */
export type Chromaticities = readonly [red: Xy, green: Xy, blue: Xy, white: Xy];
export type Xy = readonly [x: number, y: number];

/** How stored values become light. */
export type Transfer =
  /** Light = value ^ exponent. */
  | { readonly kind: 'power'; readonly exponent: number }
  /** IEC 61966-2-1, also what still pictures under BT.709 and BT.601 are shown by. */
  | { readonly kind: 'srgb' }
  /** SMPTE ST 2084, and ARIB STD-B67: more light than a white page has. */
  | { readonly kind: 'pq' | 'hlg' };

/** The colours of a picture, where it names them by numbers instead of an ICC profile. */
export interface ColorDescription {
  readonly primaries: Chromaticities;
  readonly transfer: Transfer;
  /** The brightest light of the picture in cd/m²; undefined where the file does not say. */
  readonly peak?: number;
}

const D65: Xy = [0.3127, 0.329];
const BT709: Chromaticities = [[0.64, 0.33], [0.3, 0.6], [0.15, 0.06], D65];

export const SRGB: ColorDescription = { primaries: BT709, transfer: { kind: 'srgb' } };

/** ITU-T H.273 table 2. Numbers that are not here are reserved, or mean "not said". */
const PRIMARIES: Readonly<Record<number, Chromaticities>> = {
  1: BT709,
  4: [
    [0.67, 0.33],
    [0.21, 0.71],
    [0.14, 0.08],
    [0.31, 0.316],
  ],
  5: [[0.64, 0.33], [0.29, 0.6], [0.15, 0.06], D65],
  6: [[0.63, 0.34], [0.31, 0.595], [0.155, 0.07], D65],
  7: [[0.63, 0.34], [0.31, 0.595], [0.155, 0.07], D65],
  8: [
    [0.681, 0.319],
    [0.243, 0.692],
    [0.145, 0.049],
    [0.31, 0.316],
  ],
  9: [[0.708, 0.292], [0.17, 0.797], [0.131, 0.046], D65],
  11: [
    [0.68, 0.32],
    [0.265, 0.69],
    [0.15, 0.06],
    [0.314, 0.351],
  ],
  12: [[0.68, 0.32], [0.265, 0.69], [0.15, 0.06], D65],
  22: [[0.63, 0.34], [0.295, 0.605], [0.155, 0.077], D65],
};

/**
 * ITU-T H.273 table 3. Camera curves (BT.709, BT.601, BT.2020) are shown as sRGB is, as browsers do. What was graded on
 * a screen was seen by the screen's curve.
 */
const TRANSFERS: Readonly<Record<number, Transfer>> = {
  1: { kind: 'srgb' },
  4: { kind: 'power', exponent: 2.2 },
  5: { kind: 'power', exponent: 2.8 },
  6: { kind: 'srgb' },
  8: { kind: 'power', exponent: 1 },
  13: { kind: 'srgb' },
  14: { kind: 'srgb' },
  15: { kind: 'srgb' },
  16: { kind: 'pq' },
  18: { kind: 'hlg' },
};

/**
 * What two numbers of ITU-T H.273 say; sRGB's share where one says nothing.
 *
 * @param primaries ColourPrimaries
 * @param transfer TransferCharacteristics
 * @param peak cd/m²
 * @returns undefined where that is sRGB
 */
export function describeCodePoints(
  primaries: number,
  transfer: number,
  peak?: number,
): ColorDescription | undefined {
  const description = {
    primaries: PRIMARIES[primaries] ?? SRGB.primaries,
    transfer: TRANSFERS[transfer] ?? SRGB.transfer,
  };
  const isSrgb = description.primaries === SRGB.primaries && description.transfer.kind === 'srgb';
  return isSrgb ? undefined : { ...description, ...(peak === undefined ? {} : { peak }) };
}

/** Whether colours are brighter than a screen's white, so that they have to be tone-mapped. */
export function isHdr({ transfer }: ColorDescription): boolean {
  return transfer.kind === 'pq' || transfer.kind === 'hlg';
}
