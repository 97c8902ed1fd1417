import 'server-only';
import { createHash } from 'node:crypto';

/** The tag of a content. It is weak: compressed and plain answers differ in their bytes. */
export function weakTag(content: string): string {
  return `W/"${createHash('sha256').update(content).digest('base64url')}"`;
}

/**
 * Whether a client has what a tag names (RFC 9110 §13.1.2).
 *
 * @param ifNoneMatch the header: a list, compared weakly, for proxies mark tags as weak
 */
export function isKnown(ifNoneMatch: string | null | undefined, tag: string): boolean {
  if (ifNoneMatch === null || ifNoneMatch === undefined) return false;
  const strong = (text: string) => text.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((each) => strong(each) === strong(tag));
}

/** A part of a file, first and last byte included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a Range header (RFC 9110 §14). One range is answered; several, other units and what cannot be read are
 * not, as if there were no header.
 *
 * @param bytes length of the file
 * @returns the range, cut to the file; `unsatisfiable` where it begins behind it; undefined for the whole file
 */
export function byteRange(
  header: string | undefined,
  bytes: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const length = Math.min(Number(to), bytes);
    return length === 0 ? 'unsatisfiable' : { first: bytes - length, last: bytes - 1 };
  }
  const first = Number(from);
  const last = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= bytes ? 'unsatisfiable' : { first, last };
}
