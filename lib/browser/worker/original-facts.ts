import type { ResultFacts } from '@/lib/contracts/presets/check-preset';
import { resultFacts, type SubjectFacts } from '@/lib/contracts/presets/result-facts';
import type { RgbaImage } from '@/lib/core/image';
import { wholeOf } from '@/lib/core/render/render';
import { readHeader } from './read-header';

/**
 * Measures the visitor's own file, of which nothing is made.
 *
 * @param picture as decoded, maybe scaled down; not changed
 * @param scale its side to the file's
 * @param found in pixels of `picture`
 */
export async function originalFacts(
  file: Blob,
  picture: RgbaImage,
  scale: number,
  found: SubjectFacts,
): Promise<ResultFacts> {
  const { width, height } = picture;
  const whole = wholeOf(picture);
  // A file that was decoded has a header. No preset that only checks takes AVIF, nor what is unknown here.
  const format = (await readHeader(file))?.type ?? 'avif';
  const facts = resultFacts(picture, { width, height, source: whole, target: whole }, found, {
    format,
    bytes: file.size,
  });
  if (scale === 1) return facts;
  const { subject, chin } = facts;
  const inFile = (length: number) => length / scale;
  return {
    ...facts,
    ...{ width: Math.round(inFile(width)), height: Math.round(inFile(height)) },
    subject: subject && {
      left: inFile(subject.left),
      top: inFile(subject.top),
      width: inFile(subject.width),
      height: inFile(subject.height),
    },
    chin: chin === undefined ? undefined : inFile(chin),
  };
}
