import 'server-only';

/**
 * Whether the cut-out goes out as base64 in JSON: where the header names `application/json`, prefers no picture to it, and
 * does not take everything. So clients that parse JSON get it, and axios, which lists JSON beside all else unasked, gets bytes.
 * The picture's own format is never taken from the header.
 */
export function wantsJson(accept: string | null): boolean {
  const ranges = (accept ?? '').split(',').map(readRange);
  const json = Math.max(0, ...ranges.map(({ type, quality }) => (type === 'application/json' ? quality : 0)));
  if (json === 0) return false;
  return ranges.every(({ type, quality }) => !isPicture(type) || (type !== '*/*' && quality <= json));
}

function isPicture(type: string): boolean {
  return type === '*/*' || type === '*' || type.startsWith('image/');
}

/** One media range (RFC 9110 §12.5.1), 1 where it names no quality that can be read. */
function readRange(text: string): { readonly type: string; readonly quality: number } {
  const [type = '', ...parameters] = text.split(';').map((piece) => piece.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return { type, quality: Number.isNaN(value) ? 1 : value };
}
