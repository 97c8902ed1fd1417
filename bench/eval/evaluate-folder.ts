import sharp from 'sharp';
import type { Matte, RgbaImage } from '@/lib/core/image';
import { ghostShare } from '../metrics/ghost-share';
import type { Cutter, SureCutOut } from './cutter';
import type { Pair } from './folders';
import { alphaOfImage, readGrey, readPhoto } from './pictures';
import { scoreBand, scoreMask, type BandScore, type MaskScore } from './score';
import type { Row } from './worst-page';

/** A photo cut out with its edges only enlarged, and with them refined. */
export interface Evaluated {
  readonly pair: Pair;
  readonly plain: Scores;
  readonly refined: Scores;
  /** How sure the engine was, 0 to 1. */
  readonly certainty: number;
  /** Ghost share of the truth. */
  readonly trueGhosts: number;
}

export interface Scores {
  readonly mask: MaskScore;
  /** Undefined in folders without trimaps. */
  readonly band: BandScore | undefined;
}

/** Longest side of a picture on the page of the worst, in pixels. */
const PANEL = 480;

/** Cuts out every photo of a folder twice and compares the alphas with the truth. */
export async function evaluateFolder(pairs: readonly Pair[], cut: Cutter): Promise<Evaluated[]> {
  const evaluated: Evaluated[] = [];
  for (const pair of pairs) {
    const photo = await readPhoto(pair.photo);
    const truth = await readGrey(pair.truth);
    const trimap = pair.trimap === undefined ? undefined : await readGrey(pair.trimap);
    const score = ({ image }: SureCutOut): Scores => {
      const alpha = alphaOfImage(image);
      return { mask: scoreMask(alpha, truth), band: trimap && scoreBand(alpha, truth, trimap) };
    };
    const refined = await cut(photo, true);
    evaluated.push({
      pair,
      plain: score(await cut(photo, false)),
      refined: score(refined),
      certainty: refined.certainty,
      trueGhosts: ghostShare(truth),
    });
  }
  return evaluated;
}

/** The worst of a folder by mean absolute error, refined, side by side with photo and truth. */
export async function worstRows(evaluated: readonly Evaluated[], count: number, cut: Cutter): Promise<Row[]> {
  const worst = [...evaluated].sort((a, b) => b.refined.mask.mae - a.refined.mask.mae).slice(0, count);
  return Promise.all(worst.map((one) => worstRow(one, cut)));
}

async function worstRow({ pair, plain, refined, certainty }: Evaluated, cut: Cutter): Promise<Row> {
  const photo = await readPhoto(pair.photo);
  const [enlarged, cutOut] = [await cut(photo, false), await cut(photo, true)];
  return {
    title: pair.name,
    figures: `MAE ${plain.mask.mae.toFixed(3)} enlarged, ${refined.mask.mae.toFixed(3)} refined; S ${refined.mask.structure.toFixed(3)}; ${Math.round(certainty * 100)} % sure`,
    panels: [
      { caption: 'photo', png: await small(sharp(pair.photo)) },
      { caption: 'truth', png: await small(sharp(pair.truth)) },
      { caption: 'matte, enlarged', png: await small(greyOf(alphaOfImage(enlarged.image))) },
      { caption: 'matte, refined', png: await small(greyOf(alphaOfImage(cutOut.image))) },
      { caption: 'cut-out', png: await small(rgbaOf(cutOut.image)), seeThrough: true },
    ],
  };
}

function greyOf({ width, height, data }: Matte) {
  return sharp(data, { raw: { width, height, channels: 1 } });
}

function rgbaOf({ width, height, data }: RgbaImage) {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

function small(picture: ReturnType<typeof greyOf>): Promise<Buffer> {
  return picture
    .resize({ width: PANEL, height: PANEL, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
}
