import 'client-only';
import type { LocalFormat, LocalRendering } from '../worker/messages';
import { PLAIN_RENDERING, type Rendering } from '../../core/rendering';

/** What a visitor makes of a cut-out: all that decides on the file that is saved. */
export interface Finish {
  /** What goes around the cut-out. Its bound is {@link longestSide}. */
  readonly rendering: Omit<Rendering, 'bound'>;
  /** The visitor's own, for a background of kind `picture`. */
  readonly backgroundPicture: Blob | undefined;
  readonly format: LocalFormat;
  /** 1 to 100; PNG has none. */
  readonly quality: number;
  /** Longest side of the file's picture, in pixels; undefined: as large as it comes. */
  readonly longestSide: number | undefined;
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
export function isPlainFinish({ rendering, format, longestSide }: Finish): boolean {
  return format === 'png' && longestSide === undefined && isPlainLook(rendering);
}

/** Whether nothing goes around the cut-out, and it is of the picture's size. */
export function isPlainLook({ background, ...placement }: Finish['rendering']): boolean {
  return background.kind === 'transparent' && Object.values(placement).every((asked) => asked === undefined);
}

/** Whether there are transparent pixels in the finished picture, as far as its background decides on that. */
export function isSeeThrough({ rendering: { background } }: Finish): boolean {
  return background.kind === 'transparent' || (background.kind === 'color' && background.color.alpha < 255);
}

/** What the engine is asked for to make the file. */
export function fileRequest({ rendering, format, quality, longestSide }: Finish): LocalRendering {
  const bound =
    longestSide === undefined
      ? undefined
      : ({ kind: 'box', box: { width: longestSide, height: longestSide } } as const);
  return {
    channels: 'rgba',
    rendering: { ...rendering, bound },
    encoding: { format, quality: format === 'png' ? undefined : quality, lossless: false },
  };
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
