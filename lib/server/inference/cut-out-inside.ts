import 'server-only';
import type { RgbaImage } from '@/lib/core/image';
import { cutOut, type CutOutOptions, type NetSpec } from '@/lib/core/pipeline';
import { copyRegion, keepRegionOnly } from '@/lib/core/region';
import type { Box } from '@/lib/core/render/box';
import type { Session } from '@/lib/core/session';

/**
 * Cuts a picture out in place. With a region the net sees only that, at its full resolution, and all around it is
 * background.
 *
 * @throws as `cutOut` does
 */
export async function cutOutInside(
  image: RgbaImage,
  region: Box | undefined,
  session: Session,
  spec: NetSpec,
  options: CutOutOptions,
): Promise<void> {
  if (!region) {
    await cutOut(image, session, spec, options);
    return;
  }
  const part = await cutOut(copyRegion(image, region), session, spec, options);
  keepRegionOnly(image, part, region);
}
