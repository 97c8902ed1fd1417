import { describe, expect, it } from 'vitest';
import { isServiceError } from '@/lib/contracts/errors';
import { sniff } from '@/lib/contracts/sniff';
import { heicFile } from '../../../tests/fixtures/heic/files';
import { asSequence } from '../../../tests/fixtures/heif-sequence';
import { scenePipeline } from '../../../tests/fixtures/pictures';
import { decode } from './decode';
import { probe } from './probe';
import { stillOfSequence } from './still-of-sequence';

const stills = {
  avif: await scenePipeline(64, 48).avif({ effort: 0 }).toBuffer(),
  heic: heicFile('scene'),
};

describe.each(['avif', 'heic'] as const)('an animated %s', (kind) => {
  it.each([true, false])(
    'is decoded to its first frame, with a still beside the track: %s',
    async (primary) => {
      const file = asSequence(stills[kind], kind, primary);
      expect(sniff(file)).toBe(kind);
      const [still, expected] = [await probe(stills[kind], kind), await decode(stills[kind], kind)];
      expect(await probe(file, kind)).toEqual({ ...still, animated: true });
      expect(still.animated).toBe(false);
      const image = await decode(file, kind);
      expect([image.width, image.height]).toEqual([expected.width, expected.height]);
      expect(Buffer.compare(image.data, expected.data)).toBe(0);
    },
  );

  it('that is cut off is truncated or damaged, wherever it ends', async () => {
    const file = asSequence(stills[kind], kind, false);
    for (let end = 64; end < file.length; end += 97) {
      const code = await probe(file.subarray(0, end), kind).then(
        () => 'read',
        (error: unknown) => (isServiceError(error) ? error.code : String(error)),
      );
      expect(code, String(end)).toMatch(/^picture_(truncated|damaged)$/);
    }
  });
});

it('a still is left as it is', () => {
  expect(stillOfSequence(stills.avif, 'avif')).toBe(stills.avif);
});
