import 'client-only';
import type { Way } from '@/lib/contracts/presets/barriers';
import type { PresetName } from '@/lib/contracts/presets/presets';
import type { LocalFormat, LocalRendering, PresetJob } from '../worker/messages';
import { PLAIN_RENDERING, type Rendering } from '../../core/rendering';

/** A preset as it was chosen. Its tables are large, so what the page asks of them at every change is written down here. */
export interface ChosenPreset {
  readonly name: PresetName;
  /** What it may do to the picture. */
  readonly way: Way;
  /** Row of the chin in the file's picture; undefined until a person has pointed it out. */
  readonly chin: number | undefined;
  /** What the file may have at most; undefined: any size. */
  readonly maxBytes: number | undefined;
}

/** What a visitor makes of a cut-out: all that decides on the file that is saved. */
export interface Finish {
  /** What goes around the cut-out. Its bound is {@link longestSide}. */
  readonly rendering: Omit<Rendering, 'bound'>;
  /** The visitor's own, for a background of kind `picture`. */
  readonly backgroundPicture: Blob | undefined;
  readonly format: LocalFormat | 'avif';
  /** Who writes the file: this device where it is left out. */
  readonly madeBy?: 'service' | undefined;
  /** 1 to 100; PNG has none. */
  readonly quality: number;
  /** Longest side of the file's picture, in pixels; undefined: as large as it comes. */
  readonly longestSide: number | undefined;
  /** Undefined: none, as in finishes that were kept before there were presets. */
  readonly preset?: ChosenPreset | undefined;
}

/** The cut-out as it comes: transparent, whole, as PNG. */
export const PLAIN_FINISH: Finish = {
  rendering: PLAIN_RENDERING,
  backgroundPicture: undefined,
  format: 'png',
  quality: 90,
  longestSide: undefined,
};

/** Whether the plain cut-out is the file already. */
export function isPlainFinish(finish: Finish): boolean {
  const { rendering, format, longestSide } = finish;
  return (
    format === 'png' && longestSide === undefined && isPlainLook(rendering) && presetJob(finish) === undefined
  );
}

/** Whether nothing goes around the cut-out, and it is of the picture's size. */
export function isPlainLook({ background, ...placement }: Finish['rendering']): boolean {
  return background.kind === 'transparent' && Object.values(placement).every((asked) => asked === undefined);
}

/** Whether each pixel of the picture is where it was, however large it is written. */
export function isInPlace({ rendering }: Finish): boolean {
  const { turn, crop, canvas, scale, position } = rendering;
  return [turn, crop, canvas, scale, position].every((asked) => asked === undefined);
}

/** Whether there are transparent pixels in the finished picture, as far as its background decides on that. */
export function isSeeThrough({ rendering: { background } }: Finish): boolean {
  return background.kind === 'transparent' || (background.kind === 'color' && background.color.alpha < 255);
}

/**
 * What the engine is asked for to make the file.
 *
 * @throws RangeError for a file that the service makes
 */
export function fileRequest({ rendering, format, quality, longestSide, preset }: Finish): LocalRendering {
  if (format === 'avif') throw new RangeError('Expected a format that a browser writes but received avif.');
  const bound =
    longestSide === undefined
      ? undefined
      : ({ kind: 'box', box: { width: longestSide, height: longestSide } } as const);
  return {
    channels: 'rgba',
    rendering: { ...rendering, bound },
    encoding: { format, quality: format === 'png' ? undefined : quality, lossless: false },
    maxBytes: preset?.maxBytes,
  };
}

/** For what preset the engine works; undefined: for none, or for one that neither makes nor checks anything. */
export function presetJob({ preset }: Finish): PresetJob | undefined {
  return preset === undefined || preset.way === 'none' ? undefined : { name: preset.name, chin: preset.chin };
}

/**
 * What a visitor's change comes to. A preset stays, and its checks tell what no longer holds. One that leaves the
 * picture untouched goes where a change is of how it looks. That is made of the cut-out.
 */
export function afterChange(before: Finish, next: Finish): Finish {
  const looksOtherwise =
    next.rendering !== before.rendering || next.backgroundPicture !== before.backgroundPicture;
  return before.preset?.way === 'crop' && looksOtherwise ? { ...next, preset: undefined } : next;
}

/** What the engine is asked for to show it soon: in the format that is written fastest. */
export function previewRequest(finish: Finish): LocalRendering {
  const format = isSeeThrough(finish) && finish.format !== 'jpeg' ? 'png' : 'jpeg';
  return {
    channels: 'rgba',
    rendering: { ...finish.rendering, bound: undefined },
    encoding: { format, quality: format === 'png' ? undefined : 92, lossless: false },
  };
}
