import 'server-only';

/** Longest beginning of a `data:` address that is looked through for its comma. */
const MAX_PREFIX_LENGTH = 256;

/**
 * Decodes base64 (RFC 4648), also with a `data:` prefix (RFC 2397), with line breaks, and with the URL's alphabet. What is no base64 is
 * passed over: whether a picture comes out is seen by its first bytes.
 */
export function decodeBase64(text: string): Uint8Array {
  const comma = /^data:/i.test(text) ? text.slice(0, MAX_PREFIX_LENGTH).indexOf(',') : -1;
  return Buffer.from(comma < 0 ? text : text.slice(comma + 1), 'base64');
}
