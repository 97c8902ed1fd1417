import type { RgbaImage, Size } from '../image';
import { composite, prepareCutOut, type CutOutOptions, type NetSpec } from '../pipeline';
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

export interface AskedOptions extends CutOutOptions {
  /** Where in the picture the subject is; undefined for anywhere. */
  readonly region?: Box | undefined;
  /** Decodes the picture for behind the subject, for a background of that kind. */
  readonly backgroundPicture?: (() => Promise<RgbaImage>) | undefined;
  /** Told the output's size before it is made; what it throws ends the work. */
  readonly onLaidOut?: (output: Size) => void;
}

/** What comes of a picture. */
export interface AskedCutOut {
  readonly output: RgbaImage;
  readonly hasSubject: boolean;
  readonly subjects: readonly Subject[];
}

/**
 * Cuts a picture out and renders it as it was asked for.
 *
 * **Takes ownership of `image.data`**, as `cutOut` does.
 *
 * @param image decoded and oriented sRGB
 * @param session the loaded net that `spec` describes
 * @returns the picture to encode, whether there is a subject in it, and the subjects of the original, the largest first
 * @throws as `cutOut` and `render` do; what the options' functions throw
 */
export async function cutOutAsAsked(
  image: RgbaImage,
  session: Session,
  spec: NetSpec,
  rendering: Rendering,
  options: AskedOptions,
): Promise<AskedCutOut> {
  const { background } = rendering;
  const reducedOriginal = background.kind === 'blur' ? reduceOriginal(image, background.radius) : undefined;
  const subjects = await cutOutInside(image, session, spec, options);
  throwIfCancelled(options.signal);
  if (isPlain(rendering)) return { output: image, hasSubject: hasSubject(image), subjects };
  options.onStage?.('render');
  const subject = findSubjectBox(image);
  const layout = layOut(image, subject, rendering);
  options.onLaidOut?.(layout);
  const backgroundPicture = await options.backgroundPicture?.();
  const output = render(image, findVisibleBox(image), layout, rendering, {
    ...(backgroundPicture && { backgroundPicture }),
    ...(reducedOriginal && { reducedOriginal }),
  });
  return { output, hasSubject: subject !== undefined, subjects };
}

/** Whether the cut-out is what was asked for, as it is. */
export function isPlain({ background, ...placement }: Rendering): boolean {
  return background.kind === 'transparent' && Object.values(placement).every((asked) => asked === undefined);
}

/** In place; the subjects of the whole picture. With a region the net sees only that, at its full resolution, and all around it is background. */
async function cutOutInside(
  image: RgbaImage,
  session: Session,
  spec: NetSpec,
  { region, ...options }: AskedOptions,
): Promise<readonly Subject[]> {
  const pending = await prepareCutOut(region ? copyRegion(image, region) : image, session, spec, options);
  composite(pending, options);
  if (!region) return pending.subjects;
  keepRegionOnly(image, pending.image, region);
  return pending.subjects.map((subject) => fromRegion(subject, region, image));
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
