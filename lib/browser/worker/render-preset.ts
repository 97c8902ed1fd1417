import type { ResultFacts } from '@/lib/contracts/presets/check-preset';
import type { Preset } from '@/lib/contracts/presets/preset';
import { presetOf, wayOf } from '@/lib/contracts/presets/presets';
import { resultFacts } from '@/lib/contracts/presets/result-facts';
import type { RgbaImage } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';
import type { Layout } from '@/lib/core/render/layout';
import { renderSolution } from '@/lib/core/render/render-solution';
import { renderUntouched } from '@/lib/core/render/render';
import { findSubjectBox } from '@/lib/core/render/subject-box';
import { PLAIN_RENDERING } from '@/lib/core/rendering';
import { compositeCopy } from '@/lib/core/solve/solution';
import { encodePicture } from './encode-picture';
import { giveMemory, takeMemory } from './memory-pool';
import type { LocalRendering, PresetFound, PresetJob, RenderJob } from './messages';
import { originalFacts } from './original-facts';
import { chinRows, framedRendering, isFramed, portraitCrop } from './preset-placing';
import { backgroundOf, renderPicture } from './render-picture';
import { beginIn, type JobWatch, type Solved } from './solve-picture';

/** A picture for a preset, before it is written. */
interface Made {
  readonly output: RgbaImage;
  readonly layout: Layout;
  /** In pixels of the picture. */
  readonly subject: Box | undefined;
  readonly framed: boolean;
}

/**
 * From a solution to a file for a preset, and what the preset's checks ask for. A portrait gets its frame here, where the
 * subject is known.
 *
 * @param shown the solution, or a preview of it
 * @param request in pixels of `shown`, with what the visitor wishes
 * @param asked its chin in pixels of the file
 * @throws EngineError as `renderPicture` does
 */
export async function renderForPreset(
  shown: Solved,
  request: LocalRendering,
  job: RenderJob,
  asked: PresetJob,
  watch: JobWatch,
) {
  const preset = presetOf(asked.name);
  const way = wayOf(preset);
  const chin = asked.chin === undefined ? undefined : asked.chin * shown.scale;
  const isFile = job.previewPixels === undefined;
  const rows = (subject: Box | undefined) => chinRows(subject, shown.solution.picture.height, shown.scale);
  if (way === 'check' || way === 'none') {
    const subject = subjectOf(shown);
    const facts = isFile
      ? await originalFacts(job.picture, shown.solution.picture, shown.scale, { subject, chin })
      : undefined;
    const found: PresetFound = { facts, chinRows: rows(subject), framed: true };
    return { ...(await renderPicture(shown, request, job, watch)), preset: found };
  }
  const made =
    way === 'crop'
      ? cutToSize(preset, shown, request, chin, job.keep)
      : await layOutFor(preset, shown, request, chin, job, watch);
  const { output, layout, subject, framed } = made;
  const { width, height } = output;
  const measured = isFile
    ? resultFacts(output, layout, { subject, chin }, { format: request.encoding.format, bytes: undefined })
    : undefined;
  beginIn(watch, 'encode');
  const blob = await encodePicture(output, request.encoding, request.maxBytes);
  const facts: ResultFacts | undefined = measured && { ...measured, bytes: blob.size };
  const found: PresetFound = { facts, chinRows: rows(subject), framed };
  return { blob, width, height, preset: found };
}

/** The cut-out, as the visitor wishes it, in the preset's frame. */
async function layOutFor(
  preset: Preset,
  { solution }: Solved,
  request: LocalRendering,
  chin: number | undefined,
  job: RenderJob,
  watch: JobWatch,
): Promise<Made> {
  let placed: { readonly subject: Box | undefined; readonly framed: boolean } | undefined;
  const { output, layout } = await renderSolution(solution, request.rendering, {
    last: !job.keep,
    memory: takeMemory,
    backgroundPicture: backgroundOf(job),
    onStage: (stage) => beginIn(watch, stage),
    onCutOut: (cutOut, subject) => {
      const crop = isFramed(preset) ? portraitCrop(preset, cutOut, subject, chin) : undefined;
      const { rendering, framed } = framedRendering(preset, request.rendering, crop);
      placed = { subject, framed };
      return rendering;
    },
  });
  // Both are there wherever the cut-out was asked for.
  return { output, layout: layout!, ...placed! };
}

/** The picture as it came in, in the preset's frame; whole where there is none. */
function cutToSize(
  preset: Preset,
  shown: Solved,
  { rendering }: LocalRendering,
  chin: number | undefined,
  keep: boolean,
): Made {
  const { picture } = shown.solution;
  const cutOut = compositeCopy(shown.solution, {}, takeMemory(picture.data.length));
  const subject = findSubjectBox(cutOut);
  const crop = isFramed(preset) ? portraitCrop(preset, cutOut, subject, chin) : undefined;
  giveMemory(cutOut.data.buffer as ArrayBuffer);
  const { rendering: placed, framed } = framedRendering(preset, rendering, crop);
  const { bound } = rendering;
  const { output, layout } = renderUntouched(picture, framed ? placed : { ...PLAIN_RENDERING, bound });
  const isShared = output === picture && keep;
  return { output: isShared ? { ...output, data: output.data.slice() } : output, layout, subject, framed };
}

function subjectOf({ solution }: Solved): Box | undefined {
  const cutOut = compositeCopy(solution, {}, takeMemory(solution.picture.data.length));
  const subject = findSubjectBox(cutOut);
  giveMemory(cutOut.data.buffer as ArrayBuffer);
  return subject;
}
