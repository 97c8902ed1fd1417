import 'client-only';
import type { Size } from '@/lib/core/image';
import { StageClock } from '@/lib/job/stages';
import { blankPicture, cutOutOnProcessor } from '../engine/local-engine';
import type { EngineProgress } from '../worker/messages';
import type { Measurement } from './measurement';

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
 * @throws RemoveError what went wrong, by code
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

/**
 * Makes a picture file of a drawing on the page, as a camera would have taken it. Nobody's photo is needed for a test.
 * @throws DOMException where this browser does not draw it
 */
export async function photographDrawing(drawing: SVGSVGElement, { width, height }: Size): Promise<File> {
  const sized = drawing.cloneNode(true) as SVGSVGElement;
  // Firefox draws nothing that has no size of its own.
  sized.setAttribute('width', String(width));
  sized.setAttribute('height', String(height));
  const source = new Blob([new XMLSerializer().serializeToString(sized)], { type: 'image/svg+xml' });
  const url = URL.createObjectURL(source);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    return new File([file], 'drawing.jpg', { type: file.type });
  } finally {
    URL.revokeObjectURL(url);
  }
}
