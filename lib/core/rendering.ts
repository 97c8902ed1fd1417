import type { Size } from './image';

/** A length in pixels, or in hundredths of what the field that holds it names. */
export interface Length {
  readonly value: number;
  readonly unit: 'px' | '%';
}

/** A colour in sRGB with straight alpha; each 0 to 255. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** One value for each side of a box. */
export interface Sides<T> {
  readonly top: T;
  readonly right: T;
  readonly bottom: T;
  readonly left: T;
}

export interface GradientStop {
  readonly color: Color;
  /** Where along the gradient's line it lies, 0 to 1; stops are in this order. */
  readonly offset: number;
}

/** Where a background picture lies; what it does not reach stays transparent. */
export interface PicturePlacing {
  /** Scaled to cover the output, or to be seen whole. */
  readonly fit: 'cover' | 'contain';
  /** Beyond that fit, above 0. */
  readonly zoom: number;
  /** 0, 0 is flush top left and 1, 1 flush bottom right, also of what hangs over. */
  readonly position: Position;
}

/** What lies behind the subject. */
export type Background =
  | { readonly kind: 'transparent' }
  | { readonly kind: 'color'; readonly color: Color }
  /**
   * A linear gradient as in CSS. At 0° it goes to the top, at 90° to the right. The corners get the end stops.
   */
  | { readonly kind: 'gradient'; readonly angleDegrees: number; readonly stops: readonly GradientStop[] }
  /** Another picture; without `placing` centred and scaled to cover. */
  | { readonly kind: 'picture'; readonly placing?: PicturePlacing }
  /** The original without the subject, blurred; the radius (standard deviation) in px or % of the picture's shorter side. */
  | { readonly kind: 'blur'; readonly radius: Length };

/**
 * Cuts the picture down to the subject and what its shadow and outline need. Margins around that are in px of the
 * picture or % of the subject's side in that direction. Below 0 they cut into the subject.
 */
export interface Crop {
  readonly margin: Sides<Length>;
}

/** Where the subject goes: 0, 0 is flush top left and 1, 1 flush bottom right of the canvas. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/**
 * `drop`: as if the subject floated a little above a wall. `contact`: on the floor it stands on, seen from the
 * front ("3D"). `car`: flat and dark between the wheels, over the whole width.
 */
export const SHADOW_KINDS = ['drop', 'contact', 'car'] as const;
export type ShadowKind = (typeof SHADOW_KINDS)[number];

export interface Shadow {
  readonly kind: ShadowKind;
  /** 0 to 1. */
  readonly opacity: number;
}

/** A line around the subject, outside of it, as a sticker has. */
export interface Outline {
  /** In px of the output, or % of its shorter side; no more than a quarter of that side is drawn. */
  readonly width: Length;
  readonly color: Color;
}

/** The largest the output may be; pictures are scaled down to it, never up. */
export type OutputBound =
  { readonly kind: 'pixels'; readonly maxPixels: number } | { readonly kind: 'box'; readonly box: Size };

/** A turn of the whole picture, in degrees, clockwise. */
export type Turn = 90 | 180 | 270;

/** How a cut-out becomes the picture that was asked for. */
export interface Rendering {
  /** Before anything else: crop, canvas and shadow are those of the turned picture. */
  readonly turn: Turn | undefined;
  readonly crop: Crop | undefined;
  /** The subject's share of the canvas, above 0 and up to 1, in whichever direction it fills first. */
  readonly scale: number | undefined;
  /**
   * Undefined: where it is in the picture, or the centre where `scale` is given. Without `scale` the subject is moved
   * at the scale that it has in the picture. With `canvas` it is the picture as fitted into it.
   */
  readonly position: Position | undefined;
  /** The exact size of the output; the picture (or its crop) is fitted into it and centred. */
  readonly canvas: Size | undefined;
  readonly bound: OutputBound | undefined;
  readonly background: Background;
  readonly shadow: Shadow | undefined;
  readonly outline: Outline | undefined;
}

/** The cut-out as it is: of the picture's size, on nothing. */
export const PLAIN_RENDERING: Rendering = {
  turn: undefined,
  crop: undefined,
  scale: undefined,
  position: undefined,
  canvas: undefined,
  bound: undefined,
  background: { kind: 'transparent' },
  shadow: undefined,
  outline: undefined,
};

/**
 * @param whole what 100 % is, in pixels
 * @returns the length in pixels, not rounded
 */
export function pixelsOf({ value, unit }: Length, whole: number): number {
  return unit === 'px' ? value : (value / 100) * whole;
}
