import { noticesOf } from '@/lib/contracts/remove';
import { cutOut, type Stage } from '@/lib/core/pipeline';
import { hasSubject } from '@/lib/core/render/subject-box';
import { decodePicture, readPixels } from './decode-picture';
import { encodePicture } from './encode-picture';
import type { Engine, Report } from './engine';
import { asEngineFault } from './engine-fault';
import { isAnimated } from './is-animated';
import type { EngineJob, EngineResult } from './messages';

/**
 * One picture's way through the engine. The picture is decoded before the engine is loaded: nobody downloads
 * megabytes to learn that a file is no picture.
 *
 * @throws EngineFault what went wrong, by code
 */
export async function performJob(
  job: EngineJob,
  engine: () => Promise<Engine>,
  report: Report,
): Promise<EngineResult> {
  report({ step: 'decode' });
  const { bitmap, scaledDown } = await decodePicture(job.picture, job.maxPixels);
  try {
    const { session, spec } = await engine();
    const clock = new InferenceClock();
    const image = await cutOut(readPixels(bitmap), session, spec, {
      onStage: (stage) => {
        clock.note(stage);
        report({ step: stage });
      },
    });
    report({ step: 'encode' });
    const { width, height } = image;
    // Before the pixels are freed.
    const isFound = hasSubject(image);
    const blob = await encodePicture(image, job.format);
    const notices = noticesOf(await isAnimated(job.picture), isFound);
    return { blob, width, height, notices, scaledDown, inferMs: clock.inferMs };
  } catch (error) {
    throw asEngineFault('device_failed', error);
  } finally {
    bitmap.close();
  }
}

/** How long the net ran: from the beginning of its stage to that of the next. */
class InferenceClock {
  inferMs = 0;
  #began: number | undefined;

  note(stage: Stage): void {
    if (this.#began !== undefined) this.inferMs = performance.now() - this.#began;
    this.#began = stage === 'infer' ? performance.now() : undefined;
  }
}
