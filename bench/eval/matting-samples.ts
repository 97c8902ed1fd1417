import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Matte, RgbaImage } from '@/lib/core/image';

/** A photo with its true alpha. */
export interface MattingSample {
  readonly name: string;
  readonly image: RgbaImage;
  readonly truth: Matte;
  /** 0 background, 255 foreground, between them unknown. */
  readonly trimap: Uint8Array;
}

/** @param folder holds im, gt and trimap with PNG files of the same names */
export function sampleNames(folder: string): string[] {
  return readdirSync(path.join(folder, 'gt'))
    .map((file) => path.parse(file).name)
    .sort();
}

/** @param folder see {@link sampleNames} */
export async function readSample(folder: string, name: string): Promise<MattingSample> {
  const { data, info } = await sharp(path.join(folder, 'im', `${name}.png`))
    .removeAlpha()
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  return {
    name,
    image: { ...size, data: new Uint8Array(data) },
    truth: { ...size, data: await readGrey(path.join(folder, 'gt', `${name}.png`)) },
    trimap: await readGrey(path.join(folder, 'trimap', `${name}.png`)),
  };
}

async function readGrey(file: string): Promise<Uint8Array> {
  // Some are palettes or have an alpha channel; all are grey, the same in each colour.
  return new Uint8Array(await sharp(file).removeAlpha().extractChannel(0).raw().toBuffer());
}
