import { reducedSize } from '@/lib/contracts/reduced-size';
import { graphicsOf, noticesOf, renderingOf, type RemoveRequest } from '@/lib/contracts/remove';
import type { RgbaImage, Size } from '@/lib/core/image';
import { regionBox } from '@/lib/core/region';
import type { Box } from '@/lib/core/render/box';
import { cutOutAsAsked } from '@/lib/core/render/cut-out-as-asked';
import { layOut } from '@/lib/core/render/layout';
import { decodePicture, reduceBitmap } from './decode-picture';
import { encodePicture } from './encode-picture';
import type { Engine, Report } from './engine';
import { asEngineFault, EngineFault } from './engine-fault';
import { isAnimated } from './is-animated';
import { matteAsGrey } from './matte-as-grey';
import type { EngineJob, EngineResult } from './messages';
import { readPixels } from './read-pixels';
import { scaledRequest } from './scaled-request';
import { StepClock } from './step-clock';

/**
 * One picture's way through the engine. The picture is decoded and looked at before the engine is loaded: nobody
 * downloads megabytes to learn that a file is no picture, or for a graphic that needs no net.
 *
 * @throws EngineFault what went wrong, by code
 */
export async function performJob(
  job: EngineJob,
  engine: () => Promise<Engine>,
  report: Report,
): Promise<EngineResult> {
  report({ step: 'decode' });
  // Whether it moves is found out beside the work; there is no fault to it.
  const animated = isAnimated(job.picture);
  const { bitmap: whole, scale } = await decodePicture(job.picture, job.maxPixels);
  let bitmap = whole;
  try {
    const request = scaledRequest(job.request, scale);
    const rendering = renderingOf(request);
    const region = regionOf(request, whole);
    const reduced = reducedSize(whole, layOut(whole, undefined, rendering), request);
    if (reduced) bitmap = await reduceBitmap(whole, reduced);
    const clock = new StepClock();
    const { output, hasSubject, way, certainty } = await cutOutAsAsked(await readPixels(bitmap), engine, rendering, {
      graphics: graphicsOf(request),
      semitransparency: request.semitransparency,
      mostSubjects: request.mostSubjects,
      region,
      backgroundPicture: backgroundOf(job),
      onStage: (stage) => {
        clock.note(stage);
        report({ step: stage });
      },
    });
    report({ step: 'encode' });
    const { width, height } = output;
    if (request.channels === 'alpha') matteAsGrey(output);
    const blob = await encodePicture(output, request.encoding);
    const notices = noticesOf(await animated, hasSubject, way);
    const inferMs = clock.stop().infer ?? 0;
    return { blob, width, height, notices, certainty, scaledDown: scale < 1, inferMs };
  } catch (error) {
    throw asEngineFault('device_failed', error);
  } finally {
    bitmap.close();
  }
}

/** @throws EngineFault region_empty */
function regionOf({ region }: RemoveRequest, picture: Size): Box | undefined {
  if (!region) return undefined;
  const box = regionBox(region, picture);
  if (!box) throw new EngineFault('region_empty');
  return box;
}

function backgroundOf({ backgroundImage, maxPixels }: EngineJob): (() => Promise<RgbaImage>) | undefined {
  if (!backgroundImage) return undefined;
  return async () => {
    try {
      return await readPixels((await decodePicture(backgroundImage, maxPixels)).bitmap);
    } catch (error) {
      throw new EngineFault('background_image_unreadable', error);
    }
  };
}
