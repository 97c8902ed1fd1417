import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { RgbaImage } from '@/lib/core/image';
import { makeScene } from '../golden/scene';
import { scenePipeline } from '../fixtures/pictures';

export interface ParityPicture {
  readonly name: string;
  readonly file: Buffer;
}

/** Made pictures, and the real photos where they are (PHOTOS_DIR). */
export async function parityPictures(): Promise<ParityPicture[]> {
  return [...(await madePictures()), ...realPhotos()];
}

async function madePictures(): Promise<ParityPicture[]> {
  const { picture } = makeScene();
  const furry = sharp(picture.data, {
    raw: { width: picture.width, height: picture.height, channels: 4 },
  }).resize(1280, 960, { kernel: 'cubic' });
  const disc = scenePipeline(900, 700);
  return [
    { name: 'furry.jpg', file: await furry.clone().jpeg({ quality: 92 }).toBuffer() },
    { name: 'furry.png', file: await furry.clone().png().toBuffer() },
    { name: 'disc.webp', file: await disc.clone().webp({ quality: 90 }).toBuffer() },
    { name: 'disc-see-through.png', file: await disc.clone().ensureAlpha(0.6).png().toBuffer() },
    { name: 'tall.jpg', file: await scenePipeline(60, 2000).jpeg().toBuffer() },
  ];
}

function realPhotos(): ParityPicture[] {
  const photos = process.env['PHOTOS_DIR'] ?? path.resolve('../shared/photos');
  return ['set/im', 'large', 'alpha/im'].flatMap((below) => {
    const folder = path.join(photos, below);
    if (!existsSync(folder)) return [];
    return readdirSync(folder).map((name) => ({ name, file: readFileSync(path.join(folder, name)) }));
  });
}

export async function decodeRgba(file: Uint8Array): Promise<RgbaImage> {
  const { data, info } = await sharp(file)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
