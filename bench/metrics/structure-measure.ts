import { isForeground } from './binary-mask';

/** Keeps divisions by nothing finite, as the authors' code does. */
const EPSILON = Number.EPSILON;

/** Weight of the object-aware part against the region-aware part. */
const OBJECT_SHARE = 0.5;

/** A rectangle of a picture; right and bottom are the first column and row beyond it. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * S-measure: how well a matte keeps the structure of the true mask, as people judge it. Fan et al., "Structure-measure:
 * a new way to evaluate foreground maps", ICCV 2017. With α = 0.5 and the details of the authors' code.
 *
 * @param alpha one byte a pixel
 * @param truth mask of the same size; foreground above one half
 * @returns 0 to 1; 1 is the mask itself
 */
export function structureMeasure(alpha: Uint8Array, truth: Uint8Array, width: number): number {
  const mask = Float64Array.from(truth, (value) => (isForeground(value) ? 1 : 0));
  const matte = Float64Array.from(alpha, (value) => value / 255);
  const foregroundShare = mean(mask);
  if (foregroundShare === 0) return 1 - mean(matte);
  if (foregroundShare === 1) return mean(matte);
  const object = objectSimilarity(matte, mask, foregroundShare);
  const region = regionSimilarity(matte, mask, width);
  return Math.max(0, OBJECT_SHARE * object + (1 - OBJECT_SHARE) * region);
}

/** §3.2: foreground and background each uniform and apart from the other. */
function objectSimilarity(matte: Float64Array, mask: Float64Array, foregroundShare: number): number {
  const foreground = matte.filter((_, i) => mask[i] === 1);
  const background = matte.filter((_, i) => mask[i] === 0).map((value) => 1 - value);
  return foregroundShare * uniformity(foreground) + (1 - foregroundShare) * uniformity(background);
}

function uniformity(values: Float64Array): number {
  const average = mean(values);
  const variance =
    values.reduce((sum, value) => sum + (value - average) ** 2, 0) / Math.max(1, values.length - 1);
  return (2 * average) / (average * average + 1 + Math.sqrt(variance) + EPSILON);
}

/** §3.1: structural similarity in the four parts around the mask's centroid, weighed by their areas. */
function regionSimilarity(matte: Float64Array, mask: Float64Array, width: number): number {
  const height = mask.length / width;
  const { x, y } = centroid(mask, width);
  const boxes: Box[] = [
    { left: 0, top: 0, right: x, bottom: y },
    { left: x, top: 0, right: width, bottom: y },
    { left: 0, top: y, right: x, bottom: height },
    { left: x, top: y, right: width, bottom: height },
  ];
  return boxes.reduce((sum, box) => {
    const area = (box.right - box.left) * (box.bottom - box.top);
    return area === 0
      ? sum
      : sum + (area / mask.length) * similarity(cut(matte, width, box), cut(mask, width, box));
  }, 0);
}

/** Column and row, counted so that the parts left of and above it hold it. */
function centroid(mask: Float64Array, width: number): { x: number; y: number } {
  let [count, columns, rows] = [0, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    count += 1;
    columns += i % width;
    rows += Math.floor(i / width);
  }
  return { x: Math.round(columns / count) + 1, y: Math.round(rows / count) + 1 };
}

function similarity(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [varianceA, varianceB, covariance] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    varianceA += (a[i]! - meanA) ** 2;
    varianceB += (b[i]! - meanB) ** 2;
    covariance += (a[i]! - meanA) * (b[i]! - meanB);
  }
  const degrees = a.length - 1 + EPSILON;
  const above = (4 * meanA * meanB * covariance) / degrees;
  const below = ((meanA ** 2 + meanB ** 2) * (varianceA + varianceB)) / degrees;
  if (above !== 0) return above / (below + EPSILON);
  return below === 0 ? 1 : 0;
}

function cut(values: Float64Array, width: number, { left, top, right, bottom }: Box): Float64Array {
  const part = new Float64Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) {
    part.set(values.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return part;
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
