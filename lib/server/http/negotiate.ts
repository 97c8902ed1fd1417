import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { MEDIA_TYPES, OUTPUT_FORMATS, type OutputFormat } from '@/lib/contracts/remove';
import { mediaRanges, qualityOf, type MediaRange } from './media-ranges';

/** What some clients call JPEG. */
const NOT_REGISTERED = 'image/jpg';

const ANYTHING: readonly MediaRange[] = [{ type: '*/*', quality: 1 }];

/**
 * The formats that an Accept header allows (RFC 9110 §12.5.1), best first. The order is the client's quality, PNG at a
 * tie, then the header's order. JPEG knows no alpha, so it is no answer where the cut-out has some. It is one where the
 * header names no other picture. An archive is no answer to whoever takes anything.
 *
 * @param opaque whether the output has no transparent pixel
 * @throws ServiceError not_acceptable when the header allows none of our formats
 */
export function negotiateFormats(
  accept: string | null,
  opaque: boolean,
): readonly [OutputFormat, ...OutputFormat[]] {
  const named = mediaRanges(accept).map((range) =>
    range.type === NOT_REGISTERED ? { ...range, type: MEDIA_TYPES.jpeg } : range,
  );
  const ranges = named.length > 0 ? named : ANYTHING;
  const qualityFor = (format: OutputFormat) =>
    format === 'zip' && !ranges.some(({ type }) => type.startsWith('application/'))
      ? 0
      : qualityOf(MEDIA_TYPES[format], ranges);
  const place = (format: OutputFormat) => {
    if (format === 'png') return -1;
    const at = ranges.findIndex(({ type }) => type === MEDIA_TYPES[format]);
    return at < 0 ? ranges.length : at;
  };
  const allowed = OUTPUT_FORMATS.filter((format) => qualityFor(format) > 0).sort(
    (one, other) => qualityFor(other) - qualityFor(one) || place(one) - place(other),
  );
  const keepsAlpha = (format: OutputFormat) => format !== 'jpeg';
  const isPicture = (format: OutputFormat) => format !== 'zip';
  const jpegLoses = !opaque && allowed.some((format) => keepsAlpha(format) && isPicture(format));
  const [best, ...others] = jpegLoses ? allowed.filter(keepsAlpha) : allowed;
  if (best === undefined) throw new ServiceError('not_acceptable');
  return [best, ...others];
}
