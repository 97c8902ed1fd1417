import sharp, { type Sharp } from 'sharp';
import type { BenchCutOut } from './cut-outs';

/** Peak signal-to-noise ratio in dB of an encoded cut-out, seen on white: what is transparent does not count. */
export async function psnrOnWhite(cutOut: BenchCutOut, encoded: Uint8Array): Promise<number> {
  const { width, height } = cutOut;
  const wanted = await onWhite(sharp(cutOut.data, { raw: { width, height, channels: 4 } }));
  const got = await onWhite(sharp(encoded, { limitInputPixels: false }));
  let squares = 0;
  for (let offset = 0; offset < wanted.length; offset += 1) squares += (wanted[offset]! - got[offset]!) ** 2;
  return squares === 0 ? Infinity : 10 * Math.log10((255 * 255 * wanted.length) / squares);
}

function onWhite(picture: Sharp): Promise<Buffer> {
  return picture.flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer();
}
