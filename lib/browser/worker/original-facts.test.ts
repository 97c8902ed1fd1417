import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { RgbaImage } from '@/lib/core/image';
import { originalFacts } from './original-facts';

const PICTURE: RgbaImage = { width: 40, height: 20, data: new Uint8Array(40 * 20 * 4).fill(255) };
const SUBJECT = { left: 10, top: 5, width: 20, height: 15 };

async function jpegFile(): Promise<Blob> {
  const create = { width: 80, height: 40, channels: 3, background: 'white' } as const;
  return new Blob([new Uint8Array(await sharp({ create }).jpeg().toBuffer())]);
}

it('measures the file as it is, by its bytes and not by its name', async () => {
  const file = await jpegFile();
  const facts = await originalFacts(file, PICTURE, 1, { subject: SUBJECT, chin: 12 });
  expect(facts).toEqual({
    ...{ width: 40, height: 20, format: 'jpeg', bytes: file.size },
    ...{ subject: SUBJECT, chin: 12, white: 1, clear: 0 },
  });
});

it('counts in the file’s pixels where the device holds it smaller', async () => {
  const facts = await originalFacts(await jpegFile(), PICTURE, 0.5, { subject: SUBJECT, chin: 12 });
  expect(facts).toMatchObject({ width: 80, height: 40, chin: 24 });
  expect(facts.subject).toEqual({ left: 20, top: 10, width: 40, height: 30 });
});
