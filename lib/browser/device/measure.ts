import 'client-only';
import { blankPicture } from '../engine/blank-picture';
import { cutOutOnProcessor } from '../engine/local-engine';
import type { EngineProgress } from '../worker/messages';
import type { Measurement } from './measurement';
import { StageClock } from '@/lib/job/stages';

interface MeasureOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: EngineProgress) => void;
}

interface MeasuredRun {
  readonly measurement: Measurement;
  readonly cutOut: Blob;
}

/**
 * Cuts a picture out on this device and takes the times. An engine's first run is slower than all that follow, so a
 * picture of nothing goes before. What the engine's files and its start took is counted there.
 *
 * @throws RemoveFault what went wrong, by code
 * @throws the signal's reason, after it fired
 */
export async function measure(picture: Blob, { signal, onProgress }: MeasureOptions): Promise<MeasuredRun> {
  const run = async (file: Blob) => {
    const clock = new StageClock<EngineProgress['step']>();
    const result = await cutOutOnProcessor(file, {
      signal,
      onProgress: (progress) => {
        clock.begin(progress.step);
        onProgress(progress);
      },
    });
    return { result, times: clock.stop() };
  };
  const first = await run(await blankPicture());
  const { result, times } = await run(picture);
  const { download, start } = first.times;
  return {
    measurement: {
      times: {
        ...times,
        ...(download === undefined ? {} : { download }),
        ...(start === undefined ? {} : { start }),
      },
      pixels: result.width * result.height,
    },
    cutOut: result.blob,
  };
}
