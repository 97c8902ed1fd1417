import type { Size } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';
import type { InputFormat, OutputFormat } from '../remove';
import type { Preset } from './preset';
import type { FormatRule, GroundRule, Mark, Quantity, RangeRule } from './rule';
import type { SourceName } from './sources';

/** What is known of a file that is to be checked; lengths in its own pixels. */
export interface ResultFacts extends Size {
  readonly format: InputFormat | OutputFormat;
  /** Undefined while the file is not written yet. */
  readonly bytes: number | undefined;
  /** The subject's box; may reach beyond the picture. Undefined where there is no subject. */
  readonly subject: Box | undefined;
  /** Row of the chin, where a person has pointed it out; the crown is the top of the subject. */
  readonly chin: number | undefined;
  /** Shares of 0 to 1, as `groundShares` measures them. */
  readonly white: number | undefined;
  readonly clear: number;
}

/** `unknown`: it cannot be measured, or not yet. */
export type Outcome = 'pass' | 'fail' | 'unknown';

interface Told {
  readonly outcome: Outcome;
  /** Advice: a failure is no reason to be refused. */
  readonly advised: boolean;
  readonly mark: Mark;
  readonly sources: readonly SourceName[];
}

/** One rule, and how the result keeps to it; `found` is undefined where nothing was measured. */
export type Check = Told &
  (
    | { readonly rule: RangeRule; readonly found: number | undefined }
    | { readonly rule: FormatRule; readonly found: InputFormat | OutputFormat }
    | { readonly rule: GroundRule; readonly found: undefined }
  );

/** Shares and ratios come from whole pixels and from millimetres: so much is rounding. */
const ROUNDING = 1e-9;

/**
 * Checks a result by a preset's rules, in their order. All is measured on the result, whoever made it.
 *
 * @param facts undefined: nothing has been made yet, so nothing is checked
 */
export function checkPreset(preset: Preset, facts: ResultFacts | undefined): Check[] {
  return preset.rules.map((rule): Check => {
    const told = {
      advised: rule.advised ?? false,
      mark: rule.mark ?? preset.mark,
      sources: rule.sources ?? preset.sources,
    };
    switch (rule.kind) {
      case 'ground':
        return { ...told, rule, found: undefined, outcome: 'unknown' };
      case 'format': {
        if (!facts) return { ...told, rule, found: rule.formats[0]!, outcome: 'unknown' };
        const taken = rule.formats.includes(facts.format);
        return { ...told, rule, found: facts.format, outcome: taken ? 'pass' : 'fail' };
      }
      case 'range': {
        const found = facts && measure(rule.quantity, facts);
        if (found === undefined) return { ...told, rule, found, outcome: 'unknown' };
        const slack = slackOf(rule.quantity, facts!);
        const inside = found >= rule.least - slack && found <= rule.most + slack;
        return { ...told, rule, found, outcome: inside ? 'pass' : 'fail' };
      }
    }
  });
}

/** @returns undefined where it cannot be measured */
function measure(quantity: Quantity, facts: ResultFacts): number | undefined {
  const { width, height, subject, chin } = facts;
  switch (quantity) {
    case 'width':
      return width;
    case 'height':
      return height;
    case 'longest':
      return Math.max(width, height);
    case 'shortest':
      return Math.min(width, height);
    case 'pixels':
      return width * height;
    case 'aspect':
      return width / height;
    case 'fill':
      return subject && fillOf(subject, facts);
    case 'white':
    case 'clear':
    case 'bytes':
      return facts[quantity];
    case 'head':
      return subject && chin !== undefined ? (chin - subject.top) / height : undefined;
    case 'headroom':
      return subject && subject.top / height;
  }
}

/** Of the part of the subject that shows. */
function fillOf({ left, top, width, height }: Box, canvas: Size): number {
  const shown = (start: number, length: number, whole: number) =>
    Math.max(0, Math.min(whole, start + length) - Math.max(0, start)) / whole;
  return Math.max(shown(left, width, canvas.width), shown(top, height, canvas.height));
}

/** Sides are whole pixels, so a ratio is met to the pixel, and a length to one at either end. */
function slackOf(quantity: Quantity, { width, height }: Size): number {
  if (quantity === 'aspect') return Math.max(1, width / height) / Math.min(width, height);
  return quantity === 'fill' || quantity === 'head' || quantity === 'headroom' ? ROUNDING : 0;
}
