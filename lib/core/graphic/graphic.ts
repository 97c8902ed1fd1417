import type { RgbaImage } from '../image';
import { findGround, type Ground } from './ground';
import { CHROMA, inkOf } from './ink-space';
import { surveyInks, type Survey } from './survey';
import type { UnmixSpec } from './unmix';

/** A picture that is ink on a plain ground, as far as looks go. */
export interface Graphic {
  readonly ground: Ground;
  readonly survey: Survey;
  /** 0 to 1; from {@link SURE} on no photo is expected. */
  readonly confidence: number;
}

/** Confidence from which a picture is taken for a graphic unasked. */
export const SURE = 0.5;

/** The least for one that is said to be a graphic: its ground is plain, whatever is on it. */
export const PLAUSIBLE = 0.15;

/**
 * Looks whether a picture is ink on a plain ground: a logo, a signature, line art, text. Photos end at a look at the
 * border, nearly all of them.
 *
 * @param image not changed
 * @returns undefined where the ground is not plain, or there is nothing on it
 */
export function findGraphic(image: RgbaImage): Graphic | undefined {
  const ground = findGround(image);
  if (!ground) return undefined;
  const survey = surveyInks(image, ground);
  if (survey.covered < LEAST_COVERED || survey.inks.length === 0) return undefined;
  return { ground, survey, confidence: confidenceOf(ground, survey) };
}

/** Share of a picture below which ink is dust. */
const LEAST_COVERED = 2e-4;

/**
 * The weakest of what speaks for a graphic. Each is 1 where nothing speaks against it, and .5 half way between the
 * figures of drawn graphics and of 1,078 photos.
 */
function confidenceOf(ground: Ground, { covered, unexplained, uniform }: Survey): number {
  const below = (value: number, half: number) => 1 / (1 + (value / half) ** 4);
  if (ground.varies) {
    return Math.min(
      below(1 - ground.border, 0.015),
      below(ground.noise, 5.5),
      below(covered, 0.25),
      below(unexplained, 0.03),
    );
  }
  return Math.min(
    below(1 - ground.border, 0.12),
    below(ground.noise, 1),
    below(covered, 0.85),
    below(unexplained, 0.1),
    below(1 - uniform, 0.3),
  );
}

/** Difference of luma, in levels, from which an ink needs no chroma to be told from the ground. */
const DISTINCT_LUMA = 45;
const LITTLE_CHROMA = 0.06;

/** How to unmix a graphic. Compression spreads chroma over twice as many pixels as luma: it counts where it must. */
export function unmixSpecOf(image: RgbaImage, { ground, survey }: Graphic): UnmixSpec {
  const { inks, edge, ringing } = survey;
  const row = new Float32Array(image.width * 3);
  ground.readRow(image.height >> 1, row);
  const at = Math.floor(image.width / 2) * 3;
  const [luma] = inkOf(row[at]!, row[at + 1]!, row[at + 2]!);
  const distinct = inks.every(({ place }) => Math.abs(place[0] - luma) >= DISTINCT_LUMA);
  const isCompressed = ringing > 0.5 || ground.noise > 0.5;
  return { ground, inks, edge, ringing, chroma: isCompressed && distinct ? LITTLE_CHROMA : CHROMA };
}
