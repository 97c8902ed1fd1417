import type { RgbaImage, Size } from '../image';
import type { Rendering } from '../rendering';
import { beginStage, compositeCopy, useUp, type Renderable, type StageOptions } from '../solve/solution';
import type { Box } from './box';
import { pixelsInOutput } from './box-in-output';
import { layOut, type OutputLayout } from './layout';
import { reduceOriginal } from './reduced-original';
import { render } from './render';
import { findSubjectBox, findVisibleBox } from './subject-box';
import { turnImage } from './turn';

export interface RenderOptions extends StageOptions {
  /** Whether the solution is used for the last time: the cut-out is then made in its picture's memory. */
  readonly last: boolean;
  /**
   * Gives memory for a cut-out that is made beside its picture, of so many bytes. What is in it does not matter.
   */
  readonly memory?: (bytes: number) => Uint8Array;
  /** Decodes the picture for behind the subject, for a background of that kind. */
  readonly backgroundPicture?: (() => Promise<RgbaImage>) | undefined;
  /**
   * Told what was cut out, turned, and the subject in it. The rendering that it returns takes the place of the one
   * asked for.
   */
  readonly onCutOut?: (cutOut: RgbaImage, subject: Box | undefined) => Rendering;
  /** Told the output's size before it is made; what it throws ends the work. */
  readonly onLaidOut?: (output: Size) => void;
}

/** A picture to encode, and where the subject is in it. */
interface Rendered {
  readonly output: RgbaImage;
  /** In whole pixels of the output; undefined where there is none. */
  readonly subject: Box | undefined;
  /** By which it was laid out; undefined where the plain cut-out is the output. */
  readonly layout: OutputLayout | undefined;
}

/**
 * Renders a solution as it was asked for.
 *
 * @throws CancelledError where the signal is aborted before a stage begins
 * @throws as `render` does; what the options' functions throw
 */
export async function renderSolution(
  solution: Renderable,
  rendering: Rendering,
  options: RenderOptions,
): Promise<Rendered> {
  const { background, turn } = rendering;
  const { picture } = solution;
  const turned = (image: RgbaImage) => (turn === undefined ? image : turnImage(image, turn));
  const reducedOriginal =
    background.kind === 'blur' ? reduceOriginal(turned(picture), background.radius) : undefined;
  const memory = options.last ? undefined : options.memory?.(picture.data.length);
  const cutOut = turned(options.last ? useUp(solution, options) : compositeCopy(solution, options, memory));
  if (!options.onCutOut && isPlain({ ...rendering, turn: undefined })) {
    return { output: cutOut, subject: findSubjectBox(cutOut), layout: undefined };
  }
  beginStage('render', options);
  const subject = findSubjectBox(cutOut);
  const placed = options.onCutOut?.(cutOut, subject) ?? rendering;
  const layout = layOut(cutOut, subject, placed);
  options.onLaidOut?.(layout);
  const backgroundPicture = await options.backgroundPicture?.();
  const output = render(cutOut, findVisibleBox(cutOut), layout, placed, {
    ...(backgroundPicture && { backgroundPicture }),
    ...(reducedOriginal && { reducedOriginal }),
  });
  return { output, subject: subject && pixelsInOutput(layout, subject), layout };
}

/** Whether the cut-out is what was asked for, as it is. */
export function isPlain({ background, ...placement }: Rendering): boolean {
  return background.kind === 'transparent' && Object.values(placement).every((asked) => asked === undefined);
}
