import type { InputFormat, OutputFormat } from '../remove';
import type { SourceName } from './sources';

/**
 * Where a figure was read. It was the site of whoever makes the rule, somebody else's, or nowhere but in memory.
 */
export type Mark = 'official' | 'third-party' | 'memory';

/**
 * What can be measured of a result. `width`, `height`, `longest`, `shortest`: sides in pixels. `pixels`: width × height.
 * `aspect`: width by height. `fill`: the longer of the subject's shares of the width and of the height. `white`: the share
 * of the ground that is 255, 255, 255. `clear`: the share of the outermost pixels that is fully transparent. `bytes`: of the
 * file. `head`: chin to crown as a share of the height. `headroom`: crown to top, likewise.
 */
export type Quantity =
  | 'width'
  | 'height'
  | 'longest'
  | 'shortest'
  | 'pixels'
  | 'aspect'
  | 'fill'
  | 'white'
  | 'clear'
  | 'bytes'
  | 'head'
  | 'headroom';

/** Grounds that are asked for in words, without a figure to measure them by. */
type GroundWords = 'white' | 'off-white' | 'light' | 'cream-or-grey' | 'white-or-grey';

/** What a rule says of itself where the preset's own mark and sources do not hold for it. */
export interface RuleOrigin {
  readonly mark?: Mark;
  readonly sources?: readonly SourceName[];
  /** Advice: who does not keep to it is not refused. */
  readonly advised?: true;
}

export interface RangeRule extends RuleOrigin {
  readonly kind: 'range';
  readonly quantity: Quantity;
  /** Both ends count as inside. */
  readonly least: number;
  readonly most: number;
}

export interface FormatRule extends RuleOrigin {
  readonly kind: 'format';
  readonly formats: readonly (InputFormat | OutputFormat)[];
}

export interface GroundRule extends RuleOrigin {
  readonly kind: 'ground';
  readonly ground: GroundWords;
}

export type Rule = RangeRule | FormatRule | GroundRule;

/** A thousand, of bytes that may be at most so many: who counts in 1024s allows more. */
const KB = 1000;
/** 1024, of bytes that have to be at least so many: who counts in thousands asks for less. */
const KIB = 1024;

export function between(quantity: Quantity, least: number, most: number, origin: RuleOrigin = {}): RangeRule {
  return { kind: 'range', quantity, least, most, ...origin };
}

export function atLeast(quantity: Quantity, least: number, origin?: RuleOrigin): RangeRule {
  return between(quantity, least, Infinity, origin);
}

export function atMost(quantity: Quantity, most: number, origin?: RuleOrigin): RangeRule {
  return between(quantity, 0, most, origin);
}

/** Exactly so many pixels wide and high. */
export function pixels(width: number, height: number): RangeRule[] {
  return [between('width', width, width), between('height', height, height)];
}

/** The ratio of two sides, in whatever unit. */
export function aspect(width: number, height: number, origin?: RuleOrigin): RangeRule {
  return between('aspect', width / height, width / height, origin);
}

/** A head, or the room above it, of so many millimetres on a print of so many. */
export function millimetres(
  quantity: 'head' | 'headroom',
  least: number,
  most: number,
  printHeight: number,
): RangeRule {
  return between(quantity, least / printHeight, most / printHeight);
}

/** Bytes of a file, in kB as the source says it. Read strictly, since sources do not say what their kB is. */
export function kilobytes(least: number, most: number, origin?: RuleOrigin): RangeRule {
  return between('bytes', least * KIB, most * KB, origin);
}

export function formats(...taken: FormatRule['formats']): FormatRule {
  return { kind: 'format', formats: taken };
}

export function ground(words: GroundWords, origin: RuleOrigin = {}): GroundRule {
  return { kind: 'ground', ground: words, ...origin };
}
