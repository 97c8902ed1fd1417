import { writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';

/** From the best on: what is a little worse is tried where a file is too large. */
const QUALITIES = { avif: [58, 50, 42, 34], webp: [82, 74, 64, 52], jpeg: [84, 76, 66] } as const;

type Format = keyof typeof QUALITIES;

const ENCODERS: Readonly<Record<Format, (picture: Sharp, quality: number) => Sharp>> = {
  avif: (picture, quality) => picture.avif({ quality, effort: 3 }),
  webp: (picture, quality) => picture.webp({ quality, alphaQuality: 90, effort: 4, smartSubsample: true }),
  jpeg: (picture, quality) => picture.jpeg({ quality, mozjpeg: true }),
};

/**
 * Writes a picture at the best quality that fits.
 *
 * @param picture an encoded picture of any format
 * @throws where the plainest quality takes more than `maxBytes`
 */
export async function writeWithin(
  picture: Uint8Array,
  format: Format,
  file: string,
  maxBytes: number,
): Promise<void> {
  for (const quality of QUALITIES[format]) {
    const bytes = await ENCODERS[format](sharp(picture), quality).toBuffer();
    if (bytes.length <= maxBytes) return writeFile(file, bytes);
  }
  throw new Error(`${file} cannot be made as small as ${maxBytes} bytes`);
}
