import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { RemoveRequest } from '@/lib/contracts/remove';
import type { RgbaImage } from '@/lib/core/image';
import { throwIfCancelled } from '@/lib/core/signal';
import { encodeWithin } from '@/lib/job/encode-within';
import { encode } from './encode';

/**
 * Encodes a picture as a request asks for it, at a lower quality where its file would be too large.
 *
 * @param image as {@link encode} takes it
 * @param density pixels per inch; undefined: the original names none
 * @param signal looked at before each try
 * @throws ServiceError file_limit_missed where no quality makes the file small enough; CancelledError
 */
export async function encodeAsAsked(
  image: RgbaImage,
  { encoding, channels, maxBytes }: Pick<RemoveRequest, 'encoding' | 'channels' | 'maxBytes'>,
  density: number | undefined,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const file = await encodeWithin({
    encodeAt: (quality) => {
      throwIfCancelled(signal);
      return encode(image, { encoding: { ...encoding, quality }, channels, density });
    },
    bytesOf: (bytes) => bytes.length,
    maxBytes,
    quality: encoding.quality,
    lossy: encoding.format === 'jpeg' || (encoding.format !== 'png' && !encoding.lossless),
  });
  if (file === undefined) throw new ServiceError('file_limit_missed');
  return file;
}
