import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { scenePipeline } from '@/tests/fixtures/pictures';

/** Formats whose floor is known: sharp's own encoders. */
export type BenchOutput = 'png' | 'webp';

export interface BenchInput {
  readonly name: string;
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  readonly output: BenchOutput;
}

const SIZES = [
  { name: '1 MP', width: 1_154, height: 866, output: 'png' },
  { name: '12 MP', width: 4_000, height: 3_000, output: 'png' },
  { name: '12 MP, WebP', width: 4_000, height: 3_000, output: 'webp' },
  { name: '48 MP', width: 8_000, height: 6_000, output: 'png' },
] as const;

/**
 * A photo enlarged to each size. Where the photos are absent, or it is asked for, a drawn scene (it encodes faster).
 */
export async function makeInputs(drawn: boolean): Promise<{ source: string; inputs: BenchInput[] }> {
  const photos = process.env['PHOTOS_DIR'] ?? path.resolve('../shared/photos');
  const photo = path.join(photos, 'large', 'portrait-2500.jpg');
  const real = !drawn && existsSync(photo);
  const inputs = await Promise.all(
    SIZES.map(async (size) => {
      const picture = real ? sharp(photo) : scenePipeline(1_000, 750);
      const jpeg = await picture
        .resize(size.width, size.height, { fit: 'fill' })
        .jpeg({ quality: 90 })
        .toBuffer();
      return { ...size, jpeg };
    }),
  );
  return { source: real ? 'a photo, enlarged' : 'a drawn scene', inputs };
}
