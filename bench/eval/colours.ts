import path from 'node:path';
import sharp from 'sharp';
import { recolour } from '@/tests/fixtures/recolour';
import { readSample } from './matting-samples';
import { colourError, type ColourError } from '../metrics/colour-error';

/** The one photo whose true foreground colours are known. */
const NAME = 'lemur';

/**
 * How many times closer to the true foreground colours estimation brings soft pixels, given the true alpha.
 * @param folder the folder of matting samples, with the colours in foreground/
 */
export async function measureColours(folder: string): Promise<ColourError> {
  const { image, truth } = await readSample(folder, NAME);
  const colours = await sharp(path.join(folder, 'foreground', `${NAME}.png`))
    .removeAlpha()
    .raw()
    .toBuffer();
  const raw = colourError(image, colours, truth.data);
  recolour(image, truth);
  const estimated = colourError(image, colours, truth.data);
  return { mae: raw.mae / estimated.mae, mse: raw.mse / estimated.mse };
}

export function printColours({ mae, mse }: ColourError): void {
  console.log(`\nforeground colours of ${NAME}: raw ÷ estimated error (above 1 is better)\n`);
  console.log(`MAE ${mae.toFixed(2)}  MSE ${mse.toFixed(2)}`);
}
