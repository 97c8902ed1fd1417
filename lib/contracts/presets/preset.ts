import type { Size } from '@/lib/core/image';
import type { Color, Length } from '@/lib/core/rendering';
import type { OutputFormat } from '../remove';
import type { BarrierName } from './barriers';
import type { Mark, Rule } from './rule';
import type { SourceName } from './sources';

export const PRESET_GROUPS = ['shop', 'profile', 'sticker', 'document'] as const;
type PresetGroup = (typeof PRESET_GROUPS)[number];

/**
 * How the subject lies in the canvas. `fill`: its box takes this share, in whichever direction it fills first, centred
 * or on the bottom edge. `portrait`: its head is as high as the rules ask, from a chin that a person points out. `head`
 * and `headroom` are aims where no rule says it, as shares of the height.
 */
export type Framing =
  | { readonly kind: 'fill'; readonly share: number; readonly on: 'centre' | 'bottom' }
  | { readonly kind: 'portrait'; readonly head?: number; readonly headroom?: number };

/** How a preset's picture is made. */
export interface Making {
  readonly canvas: Size;
  /** Undefined: transparent. Not looked at where the picture stays untouched. */
  readonly background: Color | undefined;
  readonly framing: Framing;
  readonly outline?: { readonly width: Length; readonly color: Color };
  readonly format: OutputFormat;
  /** Undefined: the format's own default. */
  readonly quality: number | undefined;
  /** What the print measures, in millimetres. */
  readonly print?: Size;
}

/** What there is to know beside the figures; the page has the words. */
type Remark =
  | 'noOverlay'
  | 'realItem'
  | 'onModel'
  | 'fillUndefined'
  | 'from2027'
  | 'olderPage'
  | 'circle'
  | 'stickerPack'
  | 'perConsulate'
  | 'sourcesDiffer'
  | 'headDisputed'
  | 'glossyPrint'
  | 'recentMonth'
  | 'hairCounts'
  | 'noRuleRead';

/** What a marketplace, a site or an office asks of a picture, and how one is made for it. */
export interface Preset {
  readonly group: PresetGroup;
  /** Of all figures that do not say otherwise. */
  readonly mark: Mark;
  readonly sources: readonly SourceName[];
  /** The rule that forbids altered pictures, or takes no file at all; undefined: none was read. */
  readonly barrier?: BarrierName;
  /** Undefined: nothing is made. */
  readonly making?: Making;
  readonly rules: readonly Rule[];
  readonly remarks: readonly Remark[];
}
