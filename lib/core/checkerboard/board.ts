/** The squares that a picture was saved with in place of transparency. */
export interface Checkerboard {
  readonly across: Pattern;
  readonly down: Pattern;
  /** The two greys, the darker first, 0 to 255. */
  readonly levels: readonly [number, number];
  /** Whether the square at the phases is the light one. */
  readonly lightFirst: boolean;
  /** Distance from its grey that nearly all of the ground's pixels keep, in levels. */
  readonly tolerance: number;
  /** The same for those beside others: compression and enlarging leave some farther off. */
  readonly loose: number;
  /** Width of the soft line between squares, in pixels. */
  readonly softness: number;
}

export interface Pattern {
  readonly side: number;
  readonly phase: number;
}

/** Distance of a pixel's centre from the nearest line between squares, in pixels. */
export function lineDistance({ side, phase }: Pattern, at: number): number {
  const t = (at + 0.5 - phase) / side;
  return Math.abs(t - Math.round(t)) * side;
}

export function isLightSquare(board: Checkerboard, x: number, y: number): boolean {
  const column = Math.floor((x + 0.5 - board.across.phase) / board.across.side);
  const row = Math.floor((y + 0.5 - board.down.phase) / board.down.side);
  return (((column + row) & 1) === 0) === board.lightFirst;
}

/** Difference of channels up to which a sample is grey, in levels. */
const GREY = 14;

export function isGrey(word: number): boolean {
  return chromaOf(word) <= GREY;
}

/** Difference of a pixel's channels, in levels. */
export function chromaOf(word: number): number {
  const red = word & 255;
  const green = (word >>> 8) & 255;
  const blue = (word >>> 16) & 255;
  return Math.max(red, green, blue) - Math.min(red, green, blue);
}
