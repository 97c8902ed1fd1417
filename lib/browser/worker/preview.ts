import { renderSolution } from '@/lib/core/render/render-solution';
import { PLAIN_RENDERING, type Length, type Rendering } from '@/lib/core/rendering';
import { solutionOfCutOut } from '@/lib/core/solve/solution';
import { takeMemory } from './memory-pool';
import { scaledRendering } from './scaled-request';
import type { Solved } from './solve-picture';

/** Small solutions to look at, by the whole ones that they are of. */
const previews = new WeakMap<Solved, Solved>();

/**
 * A solved picture reduced for the screen, made once. Renderings of it take as many times less as it has fewer pixels.
 *
 * @param maxPixels that it may have; a picture that has no more is returned as it is
 */
export async function previewOf(solved: Solved, maxPixels: number): Promise<Solved> {
  const { picture } = solved.solution;
  if (picture.width * picture.height <= maxPixels) return solved;
  const known = previews.get(solved);
  if (known) return known;
  const bounded: Rendering = { ...PLAIN_RENDERING, bound: { kind: 'pixels', maxPixels } };
  const { output: cutOut } = await renderSolution(solved.solution, bounded, {
    last: false,
    memory: takeMemory,
  });
  const opaque = { picture, compositeRows: copyRows(picture) };
  const { output: reduced } = await renderSolution(opaque, bounded, { last: false, memory: takeMemory });
  const preview = {
    solution: solutionOfCutOut(reduced, cutOut),
    scale: solved.scale * (cutOut.width / picture.width),
  };
  previews.set(solved, preview);
  return preview;
}

/** The whole picture as its own cut-out. */
function copyRows(picture: Solved['solution']['picture']): Solved['solution']['compositeRows'] {
  const stride = picture.width * 4;
  return (target, from, to) =>
    target.data.set(picture.data.subarray(from * stride, to * stride), from * stride);
}

/**
 * A rendering for the screen: of a reduced picture, onto a canvas that is reduced likewise.
 *
 * @param scale the reduced picture's side to the file's, above 0 and up to 1
 */
export function previewRendering(rendering: Rendering, scale: number, maxPixels: number): Rendering {
  const { canvas, outline } = rendering;
  const shrink = canvas ? Math.min(1, Math.sqrt(maxPixels / (canvas.width * canvas.height))) : scale;
  return {
    ...scaledRendering(rendering, scale),
    canvas: canvas && {
      width: Math.max(1, Math.round(canvas.width * shrink)),
      height: Math.max(1, Math.round(canvas.height * shrink)),
    },
    outline: outline && { ...outline, width: shrunk(outline.width, shrink) },
  };
}

function shrunk({ value, unit }: Length, factor: number): Length {
  return { value: unit === 'px' ? value * factor : value, unit };
}
