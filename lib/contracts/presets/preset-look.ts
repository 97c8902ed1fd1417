import { PLAIN_RENDERING, type Crop, type Rendering } from '@/lib/core/rendering';
import type { Box } from '@/lib/core/render/box';
import type { Encoding } from '../remove';
import { portraitFrame, type PictureFacts, type PortraitAim } from './portrait-frame';
import type { Making, Preset } from './preset';
import { wayOf } from './presets';
import type { Quantity, RangeRule } from './rule';

/** How the picture of a preset is made. */
export interface PresetLook {
  /** What is rendered: the cut-out, or the picture as it came in (`renderUntouched`). */
  readonly of: 'cut-out' | 'picture';
  readonly rendering: Rendering;
  readonly encoding: Encoding;
  /** What the file may have at most; the quality is lowered until it does (`encodeWithin`). */
  readonly maxBytes: number | undefined;
}

/** Most of the height that a head takes where no rule says so. */
const MOST_HEAD = 0.8;
/** The share above the head, of the height that the head leaves. */
const SHARE_ABOVE = 0.35;

/**
 * What to render for a preset.
 *
 * @param facts where the person is; only portraits ask
 * @returns undefined where nothing is made. The preset's rules say so. Or a portrait has no person, or not enough of
 *   the picture around the head
 */
export function presetLook(preset: Preset, facts?: PictureFacts): PresetLook | undefined {
  const { making } = preset;
  if (making === undefined) return undefined;
  const of = wayOf(preset) === 'crop' ? 'picture' : 'cut-out';
  const rendering = making.framing.kind === 'fill' ? filled(making) : framed(preset, making, of, facts);
  if (rendering === undefined) return undefined;
  return {
    of,
    rendering,
    encoding: { format: making.format, quality: making.quality, lossless: false },
    maxBytes: maxBytesOf(preset),
  };
}

/** The file size that is refused beyond, in bytes; undefined: none that is known. */
export function maxBytesOf(preset: Preset): number | undefined {
  const most = ruleOf(preset, 'bytes')?.most;
  return most === Infinity ? undefined : most;
}

function filled({ canvas, background, framing, outline }: Making): Rendering | undefined {
  if (framing.kind !== 'fill') return undefined;
  return {
    ...PLAIN_RENDERING,
    scale: framing.share,
    position: { x: 0.5, y: framing.on === 'bottom' ? 1 : 0.5 },
    canvas,
    background: background ? { kind: 'color', color: background } : { kind: 'transparent' },
    outline,
  };
}

function framed(
  preset: Preset,
  making: Making,
  of: PresetLook['of'],
  facts: PictureFacts | undefined,
): Rendering | undefined {
  const { canvas, background } = making;
  const frame = facts && portraitFrame(facts, aimOf(preset, making), of === 'picture' ? 'picture' : 'bottom');
  if (frame === undefined) return undefined;
  const base = of === 'picture' ? { left: 0, top: 0, ...facts!.picture } : facts!.subject;
  return {
    ...PLAIN_RENDERING,
    crop: cropTo(frame, base),
    canvas,
    background:
      of === 'cut-out' && background ? { kind: 'color', color: background } : { kind: 'transparent' },
  };
}

function aimOf(preset: Preset, { canvas, framing }: Making): PortraitAim {
  const heads = ruleOf(preset, 'head');
  const rooms = ruleOf(preset, 'headroom');
  const wanted: { head?: number; headroom?: number } = framing.kind === 'portrait' ? framing : {};
  const head = wanted.head ?? (heads ? middleOf(heads) : MOST_HEAD);
  return {
    head,
    mostHead: heads?.most ?? MOST_HEAD,
    headroom: wanted.headroom ?? (rooms ? middleOf(rooms) : (1 - head) * SHARE_ABOVE),
    aspect: canvas.width / canvas.height,
  };
}

/** The crop that leaves the frame of what `base` is the subject's box of: margins below 0 cut into it. */
function cropTo(frame: Box, base: Box): Crop {
  const px = (value: number) => ({ value, unit: 'px' as const });
  return {
    margin: {
      top: px(base.top - frame.top),
      left: px(base.left - frame.left),
      right: px(frame.left + frame.width - base.left - base.width),
      bottom: px(frame.top + frame.height - base.top - base.height),
    },
  };
}

/** The rule of a quantity that has to be kept. */
function ruleOf({ rules }: Preset, quantity: Quantity): RangeRule | undefined {
  return rules.find(
    (rule): rule is RangeRule => rule.kind === 'range' && rule.quantity === quantity && !rule.advised,
  );
}

function middleOf({ least, most }: RangeRule): number {
  return (least + most) / 2;
}
