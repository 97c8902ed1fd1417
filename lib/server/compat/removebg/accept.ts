import 'server-only';
import { mediaRanges } from '../../http/media-ranges';

/**
 * Whether the cut-out goes out as base64 in JSON. That is so where the header names `application/json`, prefers no
 * picture to it, and does not take everything. So clients that parse JSON get it, and axios, which lists JSON beside
 * all else unasked, gets bytes. The picture's own format is never taken from the header.
 */
export function wantsJson(accept: string | null): boolean {
  const ranges = mediaRanges(accept);
  const json = Math.max(0, ...ranges.map(({ type, quality }) => (type === 'application/json' ? quality : 0)));
  if (json === 0) return false;
  return ranges.every(({ type, quality }) => !isPicture(type) || (type !== '*/*' && quality <= json));
}

function isPicture(type: string): boolean {
  return type === '*/*' || type.startsWith('image/');
}
