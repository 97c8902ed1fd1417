import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { RemoveRequest } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import { regionBox } from '@/lib/core/region';
import type { Box } from '@/lib/core/render/box';

/**
 * Where in the picture the subject is.
 *
 * @returns undefined for anywhere
 * @throws ServiceError region_empty
 */
export function regionOf({ region }: RemoveRequest, picture: Size): Box | undefined {
  if (!region) return undefined;
  const box = regionBox(region, picture);
  if (!box) throw new ServiceError('region_empty');
  return box;
}
