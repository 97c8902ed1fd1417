import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { extract } from 'tar-stream';
import type { RgbaImage } from '@/lib/core/image';

/** A picture of a training pair and its mask. */
export interface StoredPair {
  readonly name: string;
  /** Opaque. */
  readonly picture: RgbaImage;
  /** 0 to 255, of the picture's size. */
  readonly mask: Uint8Array;
}

/** The pairs that no training sees, by their names in the tars. */
const HELD_OUT = path.resolve(import.meta.dirname, '../../models/training/pairs/held-out.txt');

/**
 * Reads the held-out pairs out of a folder's tars `pairs-*.tar`: RGBA pictures whose alpha is the mask.
 *
 * @returns in the order of the list, so that every second one is the same whatever the tars' order
 * @throws Error where the folder holds none of them
 */
export async function readHeldOutPairs(folder: string): Promise<StoredPair[]> {
  const names = readFileSync(HELD_OUT, 'utf8').split('\n').filter(Boolean);
  const wanted = new Set(names);
  const found = new Map<string, StoredPair>();
  for (const tar of readdirSync(folder).filter((file) => /^pairs-.*\.tar$/.test(file))) {
    const entries = createReadStream(path.join(folder, tar)).pipe(extract());
    for await (const entry of entries) {
      const { name } = entry.header;
      if (wanted.has(name)) found.set(name, await readPair(name, await buffer(entry)));
      else entry.resume();
    }
  }
  const pairs = names.flatMap((name) => found.get(name) ?? []);
  if (pairs.length === 0) throw new Error(`None of the held-out pairs is in ${folder}.`);
  return pairs;
}

async function readPair(name: string, file: Buffer): Promise<StoredPair> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = Uint8Array.from(data);
  const mask = new Uint8Array(info.width * info.height);
  for (let i = 0; i < mask.length; i++) {
    mask[i] = pixels[i * 4 + 3]!;
    pixels[i * 4 + 3] = 255;
  }
  return { name, picture: { width: info.width, height: info.height, data: pixels }, mask };
}
