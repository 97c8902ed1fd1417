import type { Notice, PictureType } from '@/lib/contracts/remove';

/**
 * What a picture can be treated as instead: a graphic as a photo, a photo as a graphic. Nothing where it was to be a graphic and
 * its ground was not plain, or where a baked checkerboard went.
 */
export function otherWay(
  notices: readonly Notice[],
  asked: PictureType | undefined,
): Extract<PictureType, 'graphic' | 'photo'> | undefined {
  if (notices.includes('graphic')) return 'photo';
  return asked === 'graphic' || notices.includes('checkerboard') ? undefined : 'graphic';
}
