import { describe, expect, it } from 'vitest';
import type { RgbaImage } from '@/lib/core/image';
import { isServiceError } from '@/lib/contracts/errors';
import { scene, scenePipeline } from '../../../tests/fixtures/pictures';
import { QUARTERS } from '../../../tests/fixtures/quarters';
import { heicFile } from '../../../tests/fixtures/heic/files';
import { clap, imir, irot, nclx, withProperties } from '../../../tests/fixtures/heif-boxes';
import { decode } from './decode';
import { probe } from './probe';
import { sniff } from '@/lib/contracts/sniff';

function pixelAt({ data, width }: RgbaImage, x: number, y: number): number[] {
  const offset = (y * width + x) * 4;
  return [...data.subarray(offset, offset + 4)];
}

function expectPixel(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  const distance = Math.max(...actual.map((value, channel) => Math.abs(value - expected[channel]!)));
  expect(distance, `received ${actual.join()}, expected ${expected.join()}`).toBeLessThanOrEqual(tolerance);
}

async function codeFor(bytes: Buffer): Promise<string> {
  try {
    await probe(bytes, 'heic');
    await decode(bytes, 'heic');
    return 'decoded';
  } catch (error) {
    return isServiceError(error) ? error.code : String(error);
  }
}

/** The box that says a picture's size: version and flags, width, height. */
function withSize(heic: Buffer, width: number, height: number): Buffer {
  const spoiled = Buffer.from(heic);
  const at = spoiled.indexOf('ispe');
  spoiled.writeUInt32BE(width, at + 8);
  spoiled.writeUInt32BE(height, at + 12);
  return spoiled;
}

const renamed = (file: Buffer, from: string, to: string) =>
  Buffer.from(file.toString('latin1').replaceAll(from, to), 'latin1');

describe('HEIC', () => {
  it('is decoded to the pixels that were encoded', async () => {
    const file = heicFile('scene');
    expect(sniff(file)).toBe('heic');
    const image = await decode(file, 'heic');
    expect([image.width, image.height]).toEqual([200, 150]);
    const original = scene(200, 150);
    let error = 0;
    for (let pixel = 0; pixel < 200 * 150; pixel += 1) {
      for (const channel of [0, 1, 2]) {
        error += Math.abs(image.data[pixel * 4 + channel]! - original[pixel * 3 + channel]!);
      }
    }
    expect(error / (200 * 150 * 3)).toBeLessThan(6);
  });

  const [a, b, c, d] = [0, 1, 2, 3];
  it.each([
    ['as it is', [], [a, b, c, d]],
    ['turned once', [irot(1)], [b, d, a, c]],
    ['turned twice', [irot(2)], [d, c, b, a]],
    ['turned three times', [irot(3)], [c, a, d, b]],
    ['flipped', [imir(0)], [c, d, a, b]],
    ['mirrored', [imir(1)], [b, a, d, c]],
    ['turned and flipped', [irot(1), imir(0)], [a, c, b, d]],
    ['turned and mirrored', [irot(1), imir(1)], [d, b, c, a]],
  ])('is shown %s, as its boxes say', async (_, properties, corners) => {
    const image = await decode(withProperties(heicFile('quarters'), properties), 'heic');
    const { width, height } = image;
    expect([width, height].sort()).toEqual([64, 96]);
    expect(width > height).toBe(
      properties.some((property) => property.equals(irot(1)) || property.equals(irot(3))),
    );
    const places = [
      [8, 8],
      [width - 9, 8],
      [8, height - 9],
      [width - 9, height - 9],
    ] as const;
    places.forEach(([x, y], index) =>
      expectPixel(pixelAt(image, x, y), [...QUARTERS[corners[index]!]!, 255], 10),
    );
  });

  it.each([
    ['as it is', [], [a, b, c, d], [40, 24]],
    ['then turned', [irot(1)], [b, d, a, c], [24, 40]],
    ['then mirrored', [imir(1)], [b, a, d, c], [40, 24]],
    ['then turned and flipped', [irot(1), imir(0)], [a, c, b, d], [24, 40]],
  ] as const)('is cropped far inside its frame, %s', async (_, properties, corners, [width, height]) => {
    // Off the middle by 4, 2 of 96 × 64: all four quarters are in sight.
    const file = withProperties(heicFile('quarters'), [clap(40, 24, 4, 2), ...properties]);
    const image = await decode(file, 'heic');
    expect([image.width, image.height]).toEqual([width, height]);
    const places = [
      [2, 2],
      [width - 3, 2],
      [2, height - 3],
      [width - 3, height - 3],
    ] as const;
    places.forEach(([x, y], index) =>
      expectPixel(pixelAt(image, x, y), [...QUARTERS[corners[index]!]!, 255], 10),
    );
  });

  it.each([
    ['right', [28, 20, -34, 0], a],
    ['left', [28, 20, 34, 0], b],
  ] as const)('loses its %s side where the crop lies at the other', async (_, [w, h, x, y], quarter) => {
    const image = await decode(withProperties(heicFile('quarters'), [clap(w, h, x, y)]), 'heic');
    expectPixel(pixelAt(image, 14, 2), [...QUARTERS[quarter]!, 255], 10);
  });

  it('that names only HEIF’s own brands is told by its picture’s codec', async () => {
    const heic = heicFile('scene');
    const brands = heic
      .subarray(0, heic.readUInt32BE(0))
      .toString('latin1')
      .replace(/hei[cx]|hev[cx]/g, 'mif1');
    const file = Buffer.concat([Buffer.from(brands, 'latin1'), heic.subarray(brands.length)]);
    expect(sniff(file)).toBe('heic');
    expect(await decode(file, 'heic')).toMatchObject({ width: 200, height: 150 });
  });

  it('keeps its alpha, and its colour straight', async () => {
    expectPixel(pixelAt(await decode(heicFile('alpha'), 'heic'), 30, 30), [40, 180, 60, 128], 6);
  });

  it.each([
    ['by a profile', heicFile('p3-profile')],
    ['by number', withProperties(heicFile('p3-bare'), [nclx(12, 13)])],
  ])('in Display P3, %s, becomes sRGB', async (_, file) => {
    expectPixel(pixelAt(await decode(file, 'heic'), 30, 30), [200, 100, 50, 255], 6);
  });

  it('of several pictures gives the first, and says so', async () => {
    const file = heicFile('pair');
    expect((await probe(file, 'heic')).animated).toBe(true);
    expectPixel(pixelAt(await decode(file, 'heic'), 30, 30), [200, 40, 40, 255], 8);
  });

  it.each<[string, () => Buffer, string]>([
    ['cut in the middle', () => heicFile('scene').subarray(0, 1_500), 'picture_truncated'],
    ['of 36 MP', () => withSize(heicFile('scene'), 6_000, 6_000), 'too_many_pixels_for_format'],
    ['of 60,000 × 60,000', () => withSize(heicFile('scene'), 60_000, 60_000), 'too_many_pixels'],
    ['without a primary picture', () => renamed(heicFile('scene'), 'pitm', 'xxxx'), 'picture_damaged'],
  ])('%s is refused', async (_, make, expected) => {
    expect(await codeFor(make())).toBe(expected);
  });

  it('is the same with bytes after its end', async () => {
    const whole = await decode(heicFile('scene'), 'heic');
    for (const rest of [Buffer.alloc(997), Buffer.from('\r\n--boundary--')]) {
      const file = Buffer.concat([heicFile('scene'), rest]);
      expect(Buffer.from((await decode(file, 'heic')).data).equals(whole.data)).toBe(true);
    }
  });

  it('that holds AV1 is not supported', async () => {
    const avif = await scenePipeline(32, 32).avif({ effort: 0 }).toBuffer();
    const file = renamed(avif, 'avif', 'heic');
    expect(sniff(file)).toBe('heic');
    expect(await codeFor(file)).toBe('heic_not_supported');
  });
});
