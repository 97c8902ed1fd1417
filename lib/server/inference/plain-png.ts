import 'server-only';
import type { RemoveRequest } from '@/lib/contracts/remove';
import type { PendingCutOut } from '@/lib/core/pipeline';
import { isPlain } from '@/lib/core/render/cut-out-as-asked';
import { hasSubject } from '@/lib/core/render/subject-box';
import { encodePng } from '../image/png/encode-png';

/** Whether a request is for the cut-out as it is, as PNG: nothing has to be known of it before its rows are written. */
export function isPlainPng({ encoding, channels, region, rendering }: RemoveRequest): boolean {
  return encoding.format === 'png' && channels === 'rgba' && region === undefined && isPlain(rendering);
}

/**
 * Composites a cut-out and encodes it in one go: rows are packed while they still lie in the processor's cache.
 *
 * @param density pixels per inch
 */
export function encodePending(
  { image, compositeRows }: PendingCutOut,
  density: number | undefined,
): { body: Uint8Array; hasSubject: boolean } {
  const body = encodePng(image, density, compositeRows);
  return { body, hasSubject: hasSubject(image) };
}
