import type { RgbaImage, Size } from '../image';
import { prepareNetless, type Graphics } from '../netless';
import { composite, prepareCutOut, type CutOutOptions, type NetSpec, type PendingCutOut } from '../pipeline';
import { copyRegion, keepRegionOnly } from '../region';
import type { Rendering } from '../rendering';
import type { Session } from '../session';
import { throwIfCancelled } from '../signal';
import type { Subject } from '../subjects';
import type { Box } from './box';
import { layOut } from './layout';
import { reduceOriginal } from './reduced-original';
import { render } from './render';
import { findSubjectBox, findVisibleBox, hasSubject } from './subject-box';

/** A loaded net, and what the pipeline has to know of it. */
export interface Net {
  readonly session: Session;
  readonly spec: NetSpec;
}

export interface AskedOptions extends CutOutOptions {
  /** Whether a graphic is unmixed where a net would be asked. */
  readonly graphics: Graphics;
  /** Where in the picture the subject is; undefined for anywhere. */
  readonly region?: Box | undefined;
  /** Decodes the picture for behind the subject, for a background of that kind. */
  readonly backgroundPicture?: (() => Promise<RgbaImage>) | undefined;
  /** Told the output's size before it is made; what it throws ends the work. */
  readonly onLaidOut?: (output: Size) => void;
}

/** What was found in a picture: its subjects, the largest first, how, and how surely. */
type Found = Pick<PendingCutOut, 'subjects' | 'way' | 'certainty'>;

/** What comes of a picture. */
export interface AskedCutOut extends Found {
  readonly output: RgbaImage;
  readonly hasSubject: boolean;
}

/**
 * Cuts a picture out and renders it as it was asked for.
 *
 * **Takes ownership of `image.data`**, as `cutOut` does.
 *
 * @param image decoded and oriented sRGB
 * @param loadNet not called where no net is needed
 * @returns the picture to encode, whether there is a subject in it, the subjects of the original, the largest first, how
 *   the matte was made, and how surely
 * @throws as `cutOut` and `render` do; what the options' functions throw
 */
export async function cutOutAsAsked(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  rendering: Rendering,
  options: AskedOptions,
): Promise<AskedCutOut> {
  const { background } = rendering;
  const reducedOriginal = background.kind === 'blur' ? reduceOriginal(image, background.radius) : undefined;
  const found = await cutOutInside(image, loadNet, options);
  throwIfCancelled(options.signal);
  if (isPlain(rendering)) return { output: image, hasSubject: hasSubject(image), ...found };
  options.onStage?.('render');
  const subject = findSubjectBox(image);
  const layout = layOut(image, subject, rendering);
  options.onLaidOut?.(layout);
  const backgroundPicture = await options.backgroundPicture?.();
  const output = render(image, findVisibleBox(image), layout, rendering, {
    ...(backgroundPicture && { backgroundPicture }),
    ...(reducedOriginal && { reducedOriginal }),
  });
  return { output, hasSubject: subject !== undefined, ...found };
}

/** Whether the cut-out is what was asked for, as it is. */
export function isPlain({ background, ...placement }: Rendering): boolean {
  return background.kind === 'transparent' && Object.values(placement).every((asked) => asked === undefined);
}

/** In place; the subjects of the whole picture. With a region the net sees only that, at its full resolution, and all around it is background. */
async function cutOutInside(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  { region, ...options }: AskedOptions,
): Promise<Found> {
  const part = region ? copyRegion(image, region) : image;
  const pending = await prepareAsAsked(part, loadNet, options.graphics, options);
  composite(pending, options);
  const { subjects, way, certainty } = pending;
  if (!region) return { subjects, way, certainty };
  keepRegionOnly(image, pending.image, region);
  return { subjects: subjects.map((subject) => fromRegion(subject, region, image)), way, certainty };
}

/** Prepares a cut-out: without a net where none is needed, which is then not loaded. */
export async function prepareAsAsked(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  graphics: Graphics,
  options: CutOutOptions,
): Promise<PendingCutOut> {
  const netless = prepareNetless(image, graphics, options);
  if (netless) return netless;
  const { session, spec } = await loadNet();
  return prepareCutOut(image, session, spec, options);
}

/** A subject of a region as one of the picture that the region is of. */
function fromRegion({ box, area }: Subject, region: Box, { width, height }: Size): Subject {
  const [left, top] = [box.left + region.left, box.top + region.top];
  return {
    box: { ...box, left, top },
    area: (area * region.width * region.height) / (width * height),
    edges: {
      top: top === 0,
      right: left + box.width === width,
      bottom: top + box.height === height,
      left: left === 0,
    },
  };
}
