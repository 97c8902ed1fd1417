import type { RgbaImage } from '../image';
import { findGround } from './find-ground';
import type { Ground } from './ground';
import { CHROMA, inkOf } from './inks';
import { surveyInks, type Survey } from './survey';
import type { UnmixSpec } from './strip';

/** A picture that is ink on a plain ground, as far as looks go. */
export interface Graphic {
  readonly ground: Ground;
  readonly survey: Survey;
  /** How sure its ground is one, 0 to 1; from {@link PLAIN} on it can be unmixed. */
  readonly plainness: number;
  /** 0 to 1; from {@link SURE} on no photo is expected. */
  readonly confidence: number;
}

/** Confidence from which a picture is taken for a graphic unasked. */
export const SURE = 0.5;

/** Plainness of the ground from which what is said to be a graphic is unmixed, whatever is on it. */
export const PLAIN = 0.15;

/**
 * Looks whether a picture is ink on a plain ground: a logo, a signature, line art, text. Photos end at a look at the
 * border, nearly all of them.
 *
 * @param image not changed
 * @param least plainness of the ground below which what is on it is not looked at
 * @returns undefined where the ground is not plain, or there is nothing on it
 */
export function findGraphic(image: RgbaImage, least: number = PLAIN): Graphic | undefined {
  const ground = findGround(image);
  if (!ground || evennessOf(ground) < least) return undefined;
  const survey = surveyInks(image, ground);
  if (survey.covered < LEAST_COVERED || survey.inks.length === 0) return undefined;
  const plainness = plainnessOf(ground, survey);
  return { ground, survey, plainness, confidence: Math.min(plainness, inkednessOf(ground, survey)) };
}

/** Share of a picture below which ink is dust. */
const LEAST_COVERED = 2e-4;

/**
 * 1 for a value of 0, and .5 for `half`. That is half way between the figures of drawn graphics and of 1,078 photos.
 */
function below(value: number, half: number): number {
  return 1 / (1 + (value / half) ** 4);
}

/** How sure the ground is one by its border and its noise: 0 to 1. */
function evennessOf({ border, noise, varies }: Ground): number {
  return varies
    ? Math.min(below(1 - border, 0.015), below(noise, 5.5))
    : Math.min(below(1 - border, 0.12), below(noise, 0.9));
}

/** The same, and by how much of it is seen. */
function plainnessOf(ground: Ground, { covered }: Survey): number {
  return Math.min(evennessOf(ground), below(covered, ground.varies ? 0.25 : 0.85));
}

/** How sure what is on it is ink: of few colours, or of gradients that are drawn. */
function inkednessOf({ varies }: Ground, { unexplained, uniform, straight, edges }: Survey): number {
  if (varies) return below(unexplained, 0.03);
  const solid = Math.min(below(unexplained, 0.1), below(1 - uniform, 0.3));
  return Math.max(solid, below(1 - straight - edges, 0.12));
}

/** Difference of luma, in levels, from which an ink needs no chroma to be told from the ground. */
const DISTINCT_LUMA = 45;
const LITTLE_CHROMA = 0.06;

/** A slanted edge passes through two pixels, even where it is as sharp as can be. */
const LEAST_EDGE = 2;

/** How to unmix a graphic. Compression spreads chroma over twice as many pixels as luma: it counts where it must. */
export function unmixSpecOf(image: RgbaImage, { ground, survey }: Graphic): UnmixSpec {
  const { inks, edge, ringing } = survey;
  const row = new Float32Array(image.width * 3);
  ground.readRow(image.height >> 1, row);
  const at = Math.floor(image.width / 2) * 3;
  const [luma] = inkOf(row[at]!, row[at + 1]!, row[at + 2]!);
  const distinct = inks.every(({ place }) => Math.abs(place[0] - luma) >= DISTINCT_LUMA);
  const isCompressed = ringing > 0.5 || ground.noise > 0.5;
  const reach = Math.max(LEAST_EDGE, edge);
  return { ground, inks, edge: reach, ringing, chroma: isCompressed && distinct ? LITTLE_CHROMA : CHROMA };
}
