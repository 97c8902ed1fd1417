import { TRIANGLE } from '../filter';
import { pixelWords, type RgbaImage, type Size } from '../image';
import type { Background, PicturePlacing } from '../rendering';
import type { BackgroundRows } from './background-rows';
import { blurBackground } from './blurred-background';
import type { ReducedOriginal } from './reduced-original';
import { coverLayout, placedLayout } from './cover';
import { gradientRows } from './gradient';
import type { Layout } from './layout';
import { colorWord } from './over';
import { ScaledRows } from './scaled-rows';

/** What backgrounds are made of besides their description. */
export interface RenderSources {
  /** For a background of kind `picture`. */
  readonly backgroundPicture?: RgbaImage;
  /** For a background of kind `blur`: made before the matte was put in. */
  readonly reducedOriginal?: ReducedOriginal;
}

/**
 * @param cutOut in its place in the picture, not yet in the output; read now, not changed
 * @returns undefined for nothing at all
 * @throws RangeError where the source that the kind needs is not there, or is that of another picture
 */
export function backgroundRows(
  background: Background,
  cutOut: RgbaImage,
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
      if (background.placing) return placedRows(picture, layout, background.placing);
      if (picture.width === layout.width && picture.height === layout.height) return pictureRows(picture);
      return new ScaledRows(picture, coverLayout(picture, layout), { kernel: TRIANGLE, beyond: 'ends' });
    }
    case 'blur': {
      const original = sources.reducedOriginal;
      if (original === undefined) throw new RangeError('Expected a reduced original but received none.');
      return coarseRows(blurBackground(original, cutOut, background.radius), original.cell, layout);
    }
  }
}

function pictureRows(picture: RgbaImage): BackgroundRows {
  const words = pixelWords(picture);
  const { width } = picture;
  return { readRow: (y, out) => out.set(words.subarray(y * width, (y + 1) * width)) };
}

function placedRows(picture: RgbaImage, output: Size, placing: PicturePlacing): BackgroundRows {
  const layout = placedLayout(picture, output, placing);
  const rows = new ScaledRows(picture, layout, { kernel: TRIANGLE, beyond: 'nothing' });
  return {
    readRow: (y, out) => {
      out.fill(0);
      rows.readRow(y, out);
    },
  };
}

/** Enlarges a coarse copy of the picture as the layout enlarges the picture itself. */
function coarseRows(image: RgbaImage, cell: number, { source, target, ...size }: Layout): BackgroundRows {
  const coarse = {
    left: source.left / cell,
    top: source.top / cell,
    width: source.width / cell,
    height: source.height / cell,
  };
  return new ScaledRows(image, { ...size, source: coarse, target }, { kernel: TRIANGLE, beyond: 'ends' });
}
