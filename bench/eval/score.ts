import type { Matte } from '@/lib/core/image';
import { ghostShare } from '../metrics/ghost-share';
import { gradientError } from '../metrics/gradient-error';
import { intersectionOverUnion } from '../metrics/intersection-over-union';
import { maxF, precisionRecall, type PrecisionRecall } from '../metrics/max-f';
import { meanAbsoluteError } from '../metrics/mean-absolute-error';
import { mse } from '../metrics/mse';
import { sad } from '../metrics/sad';
import { structureMeasure } from '../metrics/structure-measure';

/** How near one matte comes to the truth. */
export interface MaskScore {
  readonly mae: number;
  readonly iou: number;
  readonly structure: number;
  /** Semi-transparent pixels among the visible ones. */
  readonly ghosts: number;
  readonly curve: PrecisionRecall;
}

/** The same over a folder. */
export interface MaskScores {
  readonly mae: number;
  readonly maxF: number;
  readonly meanIoU: number;
  readonly structure: number;
  readonly ghosts: number;
}

/** How near a soft matte comes to the truth in the unknown band of a trimap. */
export interface BandScore {
  readonly sad: number;
  readonly mse: number;
  readonly gradient: number;
}

export function scoreMask({ width, data }: Matte, truth: Uint8Array): MaskScore {
  return {
    mae: meanAbsoluteError(data, truth),
    iou: intersectionOverUnion(data, truth),
    structure: structureMeasure(data, truth, width),
    ghosts: ghostShare(data),
    curve: precisionRecall(data, truth),
  };
}

export function meanMaskScore(scores: readonly MaskScore[]): MaskScores {
  return {
    mae: mean(scores.map(({ mae }) => mae)),
    maxF: maxF(scores.map(({ curve }) => curve)),
    meanIoU: mean(scores.map(({ iou }) => iou)),
    structure: mean(scores.map(({ structure }) => structure)),
    ghosts: mean(scores.map(({ ghosts }) => ghosts)),
  };
}

export function scoreBand(alpha: Matte, truth: Uint8Array, trimap: Uint8Array): BandScore {
  return {
    sad: sad(alpha.data, truth, trimap),
    mse: mse(alpha.data, truth, trimap),
    gradient: gradientError(alpha, { ...alpha, data: truth }, trimap),
  };
}

export function meanBandScore(scores: readonly BandScore[]): BandScore {
  return {
    sad: mean(scores.map((score) => score.sad)),
    mse: mean(scores.map((score) => score.mse)),
    gradient: mean(scores.map((score) => score.gradient)),
  };
}

/** NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
