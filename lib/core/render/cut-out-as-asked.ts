import type { RgbaImage, Size } from '../image';
import { prepareNetless, type Graphics, type Way } from '../netless';
import { cutOut, type CutOutOptions, type NetSpec } from '../pipeline';
import { copyRegion, keepRegionOnly } from '../region';
import type { Rendering } from '../rendering';
import type { Session } from '../session';
import { throwIfCancelled } from '../signal';
import type { Box } from './box';
import { layOut } from './layout';
import { reduceOriginal } from './reduced-original';
import { render } from './render';
import { findSubjectBox, hasSubject } from './subject-box';

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

/**
 * Cuts a picture out and renders it as it was asked for.
 *
 * **Takes ownership of `image.data`**, as `cutOut` does.
 *
 * @param image decoded and oriented sRGB
 * @param loadNet not called where no net is needed
 * @returns the picture to encode, whether there is a subject in it, and how its matte was made
 * @throws as `cutOut` and `render` do; what the options' functions throw
 */
export async function cutOutAsAsked(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  rendering: Rendering,
  options: AskedOptions,
): Promise<{ output: RgbaImage; hasSubject: boolean; way: Way }> {
  const { background } = rendering;
  const reducedOriginal = background.kind === 'blur' ? reduceOriginal(image, background.radius) : undefined;
  const way = await cutOutInside(image, loadNet, options);
  throwIfCancelled(options.signal);
  if (isPlain(rendering)) return { output: image, hasSubject: hasSubject(image), way };
  options.onStage?.('render');
  const subject = findSubjectBox(image);
  const layout = layOut(image, subject, rendering);
  options.onLaidOut?.(layout);
  const backgroundPicture = await options.backgroundPicture?.();
  const output = render(image, subject, layout, rendering, {
    ...(backgroundPicture && { backgroundPicture }),
    ...(reducedOriginal && { reducedOriginal }),
  });
  return { output, hasSubject: subject !== undefined, way };
}

/** Whether the cut-out is what was asked for, as it is. */
export function isPlain({ background, ...placement }: Rendering): boolean {
  return background.kind === 'transparent' && Object.values(placement).every((asked) => asked === undefined);
}

/** In place. With a region the net sees only that, at its full resolution, and all around it is background. */
async function cutOutInside(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  { region, ...options }: AskedOptions,
): Promise<Way> {
  if (!region) return cutOutWhole(image, loadNet, options);
  const part = copyRegion(image, region);
  const way = await cutOutWhole(part, loadNet, options);
  keepRegionOnly(image, part, region);
  return way;
}

/** In place. */
async function cutOutWhole(
  image: RgbaImage,
  loadNet: () => Promise<Net>,
  options: AskedOptions,
): Promise<Way> {
  const netless = prepareNetless(image, options.graphics, options);
  if (!netless) {
    const { session, spec } = await loadNet();
    await cutOut(image, session, spec, options);
    return 'net';
  }
  options.onStage?.('composite');
  netless.compositeRows(0, image.height);
  return netless.way;
}
