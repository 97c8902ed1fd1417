import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { RgbaImage, Size } from '@/lib/core/image';
import { decode } from '../image/decode';
import { probe } from '../image/probe';
import type { EncodedPicture } from './messages';

/**
 * Reads the header of a picture for behind the subject, before work is spent on the subject.
 *
 * @returns its size, in pixels
 * @throws ServiceError background_image_unreadable
 */
export async function probeBackground({ bytes, format }: EncodedPicture): Promise<Size> {
  const { size } = await asBackgroundError(probe(bytes, format));
  return size;
}

/**
 * Decodes a picture for behind the subject.
 *
 * @throws ServiceError background_image_unreadable
 */
export function decodeBackground({ bytes, format }: EncodedPicture): Promise<RgbaImage> {
  return asBackgroundError(decode(bytes, format));
}

/** A caller with two pictures must be told which of them is at fault. */
function asBackgroundError<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new ServiceError('background_image_unreadable', { cause: error });
  });
}
