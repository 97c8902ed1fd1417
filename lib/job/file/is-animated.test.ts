import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { sniff } from '@/lib/contracts/sniff';
import { animatedPng } from '../../../tests/fixtures/animated-png';
import { scenePipeline } from '../../../tests/fixtures/pictures';
import { isAnimated } from './is-animated';

const animated = (bytes: Uint8Array) => isAnimated(bytes, sniff(bytes));

/** An ISO media file of empty boxes behind its brand. */
function ofBoxes(brand: string, ...types: string[]): Uint8Array {
  const boxes = [`ftyp${brand}\0\0\0\0${brand}`, ...types].map((content) => {
    const box = Buffer.from(`\0\0\0\0${content}`, 'latin1');
    box.writeUInt32BE(box.length);
    return box;
  });
  return Buffer.concat(boxes);
}

let frames: Buffer[];
beforeAll(async () => {
  frames = await Promise.all([0, 180].map((turn) => scenePipeline(60, 40).rotate(turn).png().toBuffer()));
});

describe('moves', () => {
  it.each(['gif', 'webp'] as const)('a %s of two frames', async (format) => {
    expect(
      animated(
        await sharp(frames, { join: { animated: true } })
          .toFormat(format)
          .toBuffer(),
      ),
    ).toBe(true);
  });

  it('a PNG that announces frames before its data', () => {
    expect(animated(animatedPng(frames[0]!, 2))).toBe(true);
  });

  it.each([
    ['AVIF', ofBoxes('avis', 'meta', 'moov')],
    ['HEIC', ofBoxes('hevc', 'moov', 'mdat')],
  ])('a sequence of %s, which has a track', (_, bytes) => {
    expect(animated(bytes)).toBe(true);
  });
});

describe('does not move', () => {
  it.each(['gif', 'webp', 'png', 'jpeg', 'avif'] as const)('a %s of one picture', async (format) => {
    expect(animated(await scenePipeline(60, 40)[format]().toBuffer())).toBe(false);
  });
  it('a PNG of one frame, or one that announces more too late', () => {
    expect(animated(animatedPng(frames[0]!, 1, 'IDAT'))).toBe(false);
    expect(animated(animatedPng(frames[0]!, 2, 'IEND'))).toBe(false);
  });
  it('a HEIC of one picture', () => expect(animated(ofBoxes('heic', 'meta', 'mdat'))).toBe(false));
});
