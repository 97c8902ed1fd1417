import { TRIANGLE } from '../filter';
import { pixelWords, type RgbaImage } from '../image';
import type { Background } from '../rendering';
import type { BlurredOriginal } from './blurred-original';
import { coverLayout } from './cover';
import { gradientRows } from './gradient';
import type { Layout } from './layout';
import { colorWord } from './over';
import { ScaledRows } from './scaled-rows';

/** What backgrounds are made of besides their description. */
export interface RenderSources {
  /** For a background of kind `picture`. */
  readonly backgroundPicture?: RgbaImage;
  /** For a background of kind `blur`: made before the matte was put in. */
  readonly blurredOriginal?: BlurredOriginal;
}

/** A picture of the output's size that is made row by row, from the top, each row once. */
export interface BackgroundRows {
  /** @param out receives the row's pixels, as words */
  readRow(y: number, out: Int32Array): void;
}

/**
 * @returns undefined for nothing at all
 * @throws RangeError where the source that the kind needs is not there
 */
export function backgroundRows(
  background: Background,
  layout: Layout,
  sources: RenderSources,
): BackgroundRows | undefined {
  switch (background.kind) {
    case 'transparent':
      return undefined;
    case 'color': {
      const word = colorWord(background.color);
      return word === 0 ? undefined : { readRow: (_y, out) => void out.fill(word) };
    }
    case 'gradient':
      return gradientRows(background, layout);
    case 'picture': {
      const picture = sources.backgroundPicture;
      if (picture === undefined) throw new RangeError('Expected a background picture but received none.');
      if (picture.width === layout.width && picture.height === layout.height) return pictureRows(picture);
      return new ScaledRows(picture, coverLayout(picture, layout), { kernel: TRIANGLE, beyond: 'ends' });
    }
    case 'blur': {
      const blurred = sources.blurredOriginal;
      if (blurred === undefined) throw new RangeError('Expected a blurred original but received none.');
      return blurredRows(blurred, layout);
    }
  }
}

function pictureRows(picture: RgbaImage): BackgroundRows {
  const words = pixelWords(picture);
  const { width } = picture;
  return { readRow: (y, out) => out.set(words.subarray(y * width, (y + 1) * width)) };
}

/** Enlarges the blurred original as the layout enlarges the picture itself. */
function blurredRows({ image, cell }: BlurredOriginal, { source, target, ...size }: Layout): BackgroundRows {
  const coarse = {
    left: source.left / cell,
    top: source.top / cell,
    width: source.width / cell,
    height: source.height / cell,
  };
  return new ScaledRows(image, { ...size, source: coarse, target }, { kernel: TRIANGLE, beyond: 'ends' });
}
