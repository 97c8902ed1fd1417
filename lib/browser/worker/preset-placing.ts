import type { Preset } from '@/lib/contracts/presets/preset';
import { presetLook } from '@/lib/contracts/presets/preset-look';
import { guessChin } from '@/lib/contracts/presets/portrait-frame';
import { headCentre } from '@/lib/core/head-centre';
import type { RgbaImage } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';
import type { Crop, Rendering } from '@/lib/core/rendering';
import type { ChinRows } from './messages';

/** Whether a preset's picture is framed by a head: where it lies is known once the subject is. */
export function isFramed({ making }: Preset): boolean {
  return making?.framing.kind === 'portrait';
}

/**
 * Frames a head as a preset asks for it.
 *
 * @param cutOut not changed
 * @param subject its box, in pixels of the cut-out
 * @param chin row in pixels of the cut-out; undefined: where most are
 * @returns undefined where there is no subject, or too little of the picture around the head
 */
export function portraitCrop(
  preset: Preset,
  cutOut: RgbaImage,
  subject: Box | undefined,
  chin: number | undefined,
): Crop | undefined {
  if (subject === undefined) return undefined;
  const row = chin ?? guessChin(subject);
  const { width, height } = cutOut;
  const centre = headCentre(cutOut, subject, row);
  return presetLook(preset, { picture: { width, height }, subject, chin: row, centre })?.rendering.crop;
}

/**
 * A rendering with the preset's frame, unless the visitor has cropped it otherwise.
 *
 * @returns the rendering as it is where there is no frame, and whether it is as the preset asks
 */
export function framedRendering(
  preset: Preset,
  rendering: Rendering,
  crop: Crop | undefined,
): { readonly rendering: Rendering; readonly framed: boolean } {
  if (!isFramed(preset) || rendering.crop !== undefined) return { rendering, framed: true };
  return { rendering: { ...rendering, crop }, framed: crop !== undefined };
}

/**
 * Where a chin can be: below the crown, and in the subject.
 *
 * @param scale side of the picture that the subject was found in to the file's
 */
export function chinRows(
  subject: Box | undefined,
  pictureHeight: number,
  scale: number,
): ChinRows | undefined {
  if (subject === undefined) return undefined;
  const inFile = (row: number) => Math.round(row / scale);
  return {
    least: inFile(subject.top) + 1,
    most: Math.max(inFile(subject.top + subject.height), inFile(subject.top) + 1),
    guess: Math.max(inFile(guessChin(subject)), inFile(subject.top) + 1),
    height: inFile(pictureHeight),
  };
}
