import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Matte } from '@/lib/core/image';
import { CERTAINTY_HEADER, REMOVE_PATH } from '@/lib/contracts/remove';

/** A cut-out, as a running service sent it. */
export interface SentCutOut {
  readonly png: Buffer;
  /** From the request to the last byte of the response. */
  readonly milliseconds: number;
  /** As the service says it, 0 to 1. */
  readonly certainty: number;
}

/**
 * Sends a photo through a running service.
 *
 * @param model to cut out with; the service's default if missing
 * @throws Error naming the photo, where the service refuses it
 */
export async function requestCutOut(service: string, photo: string, model?: string): Promise<SentCutOut> {
  const url = new URL(REMOVE_PATH, service);
  if (model !== undefined) url.searchParams.set('model', model);
  const upload = readFileSync(photo);
  const beganAtMs = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'image/png', 'content-type': 'application/octet-stream' },
    body: upload,
  });
  const png = Buffer.from(await response.arrayBuffer());
  const milliseconds = performance.now() - beganAtMs;
  if (!response.ok) {
    throw new Error(`${path.basename(photo)}: ${response.status} ${png.toString().slice(0, 300)}`);
  }
  return { png, milliseconds, certainty: Number(response.headers.get(CERTAINTY_HEADER)) };
}

/** The alpha of a cut-out. */
export async function alphaOf(png: Buffer): Promise<Matte> {
  const { data, info } = await sharp(png).extractChannel('alpha').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** {@link requestCutOut}, and the cut-out's alpha. */
export async function alphaFromService(service: string, photo: string, model?: string): Promise<Matte> {
  const { png } = await requestCutOut(service, photo, model);
  return alphaOf(png);
}
