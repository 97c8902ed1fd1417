import 'server-only';
import Negotiator from 'negotiator';
import { ServiceError } from '@/lib/contracts/errors';
import { MEDIA_TYPES, OUTPUT_FORMATS, type OutputFormat } from '@/lib/contracts/remove';

/**
 * Chooses the answer's format by the Accept header (RFC 9110 §12.5.1); PNG where the client does not mind.
 *
 * @throws ServiceError not_acceptable when the header allows none of our formats
 */
export function negotiateFormat(accept: string | null): OutputFormat {
  const offered = OUTPUT_FORMATS.map((format) => MEDIA_TYPES[format]);
  const chosen = new Negotiator({ headers: accept ? { accept } : {} }).mediaType(offered);
  const format = OUTPUT_FORMATS.find((candidate) => MEDIA_TYPES[candidate] === chosen);
  if (!format) throw new ServiceError('not_acceptable');
  return format;
}
