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
