import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { SourceName } from '@/components/site/samples/credits';
import type { EncodedPicture } from '@/lib/server/inference/messages';
import type { Backdrop } from './page-looks';

const renders = path.resolve(import.meta.dirname, '../../renders');

/** A picture that is cut out, as a visitor's file comes. */
export interface Source extends EncodedPicture {
  readonly drawing: boolean;
}

/**
 * A drawing goes so far beyond each edge of its picture. What is drawn out of focus fades where the drawing ends.
 */
const BLEED = 60;

/** Reads a render, or draws a drawing. Both are what they are; neither is made ready for the engine. */
export async function readSource(name: SourceName | Backdrop): Promise<Source> {
  const render = path.join(renders, 'pictures', `${name}.jpg`);
  if (existsSync(render)) return { bytes: await readFile(render), format: 'jpeg', drawing: false };
  const drawing = sharp(path.join(renders, 'drawings', `${name}.svg`));
  const { width, height } = await drawing.metadata();
  const trim = { left: BLEED, top: BLEED, width: width - 2 * BLEED, height: height - 2 * BLEED };
  return { bytes: await drawing.extract(trim).flatten().png().toBuffer(), format: 'png', drawing: true };
}
