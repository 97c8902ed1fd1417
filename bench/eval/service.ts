import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Matte } from '@/lib/core/image';
import { REMOVE_PATH } from '@/lib/contracts/remove';

/**
 * Sends a photo through a running service.
 *
 * @returns the cut-out's alpha
 */
export async function alphaFromService(service: string, photo: string): Promise<Matte> {
  const response = await fetch(new URL(REMOVE_PATH, service), {
    method: 'POST',
    headers: { accept: 'image/png', 'content-type': 'application/octet-stream' },
    body: readFileSync(photo),
  });
  const body = Buffer.from(await response.arrayBuffer());
  if (!response.ok) {
    throw new Error(`${path.basename(photo)}: ${response.status} ${body.toString().slice(0, 300)}`);
  }
  const { data, info } = await sharp(body)
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
