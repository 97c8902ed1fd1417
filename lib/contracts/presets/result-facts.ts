import { groundShares } from '@/lib/core/ground-shares';
import type { RgbaImage } from '@/lib/core/image';
import { boxInOutput, rowInOutput } from '@/lib/core/render/box-in-output';
import type { Box } from '@/lib/core/render/box';
import type { Layout } from '@/lib/core/render/layout';
import type { ResultFacts } from './check-preset';

/** Where the person or thing is in the picture that was laid out, in its pixels. */
export interface SubjectFacts {
  readonly subject: Box | undefined;
  /** Undefined until a person has pointed it out. */
  readonly chin: number | undefined;
}

/**
 * Measures what was made of a picture, before it is written: loss of a format is not in it.
 *
 * @param output as rendered; not changed
 * @param layout by which it was rendered
 * @param file what it is, or will be, written as
 */
export function resultFacts(
  output: RgbaImage,
  layout: Layout,
  { subject, chin }: SubjectFacts,
  file: Pick<ResultFacts, 'format' | 'bytes'>,
): ResultFacts {
  const box = subject && boxInOutput(layout, subject);
  return {
    ...{ width: output.width, height: output.height, format: file.format, bytes: file.bytes },
    subject: box,
    chin: chin === undefined ? undefined : rowInOutput(layout, chin),
    ...groundShares(output, box),
  };
}
