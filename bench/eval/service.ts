import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { REMOVE_PATH } from '@/lib/contracts/remove';

/**
 * Sends a photo through a running service.
 *
 * @returns the cut-out's alpha, one byte a pixel
 */
export async function alphaFromService(service: string, photo: string): Promise<Uint8Array> {
  const response = await fetch(new URL(REMOVE_PATH, service), {
    method: 'POST',
    headers: { accept: 'image/png', 'content-type': 'application/octet-stream' },
    body: readFileSync(photo),
  });
  const body = Buffer.from(await response.arrayBuffer());
  if (!response.ok) {
    throw new Error(`${path.basename(photo)}: ${response.status} ${body.toString().slice(0, 300)}`);
  }
  return sharp(body).extractChannel('alpha').raw().toBuffer();
}
