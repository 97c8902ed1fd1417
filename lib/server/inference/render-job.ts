import 'server-only';
import type { OutputFormat, RemoveRequest } from '@/lib/contracts/remove';
import type { RgbaImage } from '@/lib/core/image';
import { layOut } from '@/lib/core/render/layout';
import type { ReducedOriginal } from '@/lib/core/render/reduced-original';
import { render } from '@/lib/core/render/render';
import { findSubjectBox } from '@/lib/core/render/subject-box';
import type { Rendering } from '@/lib/core/rendering';
import { assertOutputFits } from '../image/output-limit';
import { decodeBackground } from './background-image';
import type { EncodedPicture } from './messages';

/** What is rendered for a request: the matte alone has nothing behind it. */
export function renderingOf({ channels, rendering }: RemoveRequest): Rendering {
  if (channels === 'rgba') return rendering;
  return { ...rendering, background: { kind: 'transparent' }, shadow: undefined, outline: undefined };
}

/** What goes behind a cut-out. */
interface JobSources {
  readonly backgroundImage: EncodedPicture | undefined;
  readonly reducedOriginal: ReducedOriginal | undefined;
}

/**
 * Lays a cut-out out as it was asked for, with all that goes behind it.
 *
 * @param cutOut its data are taken over
 * @returns the picture to encode, and whether there is a subject in it
 * @throws ServiceError output_too_large_for_format, background_image_unreadable
 */
export async function renderJob(
  cutOut: RgbaImage,
  rendering: Rendering,
  format: OutputFormat,
  { backgroundImage, reducedOriginal }: JobSources,
): Promise<{ output: RgbaImage; hasSubject: boolean }> {
  const subject = findSubjectBox(cutOut);
  const layout = layOut(cutOut, subject, rendering);
  assertOutputFits(layout, format);
  const backgroundPicture = backgroundImage && (await decodeBackground(backgroundImage));
  const output = render(cutOut, subject, layout, rendering, {
    ...(backgroundPicture && { backgroundPicture }),
    ...(reducedOriginal && { reducedOriginal }),
  });
  return { output, hasSubject: subject !== undefined };
}
