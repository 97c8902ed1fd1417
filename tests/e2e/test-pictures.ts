import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { sceneJpeg, scenePipeline } from '../fixtures/pictures';
import type { TestFile } from './tool-page';

/** A photo of a disc on a graded ground. */
export async function photo(name = 'holiday.jpg', width = 480, height = 320): Promise<TestFile> {
  return { name, mimeType: 'image/jpeg', buffer: await sceneJpeg(width, height) };
}

/** The same, stored lying and to be shown upright. */
export async function sidewaysPhoto(name: string, width: number, height: number): Promise<TestFile> {
  const buffer = await scenePipeline(width, height).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** Such a one as WebP, which no browser turns. */
export async function sidewaysWebp(name: string, width: number, height: number): Promise<TestFile> {
  const buffer = await scenePipeline(width, height).withMetadata({ orientation: 6 }).webp().toBuffer();
  return { name, mimeType: 'image/webp', buffer };
}

/** A photo whose work takes long enough to be interrupted. */
export async function largePhoto(name = 'large.jpg'): Promise<TestFile> {
  const buffer = await scenePipeline(1200, 900).resize(7200, 5400).jpeg({ quality: 92 }).toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** As large as phones make them: 48 megapixels. */
export async function phonePhoto(name: string): Promise<TestFile> {
  const large = scenePipeline(400, 300).resize(8000, 6000, { kernel: 'nearest' });
  return { name, mimeType: 'image/jpeg', buffer: await large.jpeg({ quality: 80 }).toBuffer() };
}

/** One colour: a small file that takes four bytes a pixel when it is decoded. */
export async function flatPicture(name: string, width: number, height: number): Promise<TestFile> {
  const create = { width, height, channels: 3, background: 'teal' } as const;
  const flat = sharp({ create, limitInputPixels: false });
  return { name, mimeType: 'image/png', buffer: await flat.png({ compressionLevel: 1 }).toBuffer() };
}

/**
 * A small picture in a file of at least so many bytes. PNG ends where it says, and what follows is carried along.
 */
export async function heavyPicture(name: string, bytes: number): Promise<TestFile> {
  const { mimeType, buffer } = await flatPicture(name, 120, 80);
  return { name, mimeType, buffer: Buffer.concat([buffer, randomBytes(bytes)]) };
}

/** An animation of two frames. */
export async function animation(name = 'wave.gif'): Promise<TestFile> {
  const frames = await Promise.all(
    [0, 1].map((turn) =>
      scenePipeline(120, 90)
        .rotate(turn * 180)
        .png()
        .toBuffer(),
    ),
  );
  const buffer = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [80, 80] })
    .toBuffer();
  return { name, mimeType: 'image/gif', buffer };
}

/** A cut-out as the service would answer it. */
export async function cutOutPng(width = 480, height = 320): Promise<Buffer> {
  return scenePipeline(width, height).ensureAlpha(0.5).png().toBuffer();
}

/** A cut-out of a solid disc in the middle of nothing. */
export async function discCutOut(width: number, height: number): Promise<Buffer> {
  const disc = `<circle cx="${width / 2}" cy="${height / 2}" r="${height / 4}" fill="#c05020"/>`;
  const drawing = `<svg width="${width}" height="${height}">${disc}</svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}
