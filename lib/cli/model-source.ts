import { existsSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModelError } from '@/lib/server/inference/model-store';
import { discard, FetchError, fetchFile, type FetchOptions } from './fetch-file';

/** Where a model's file may lie, in the order it is looked for. */
export type ModelSource =
  | { readonly kind: 'web'; readonly urls: readonly string[] }
  | { readonly kind: 'folder'; readonly files: readonly string[] };

/**
 * @param mirror value of MODEL_MIRROR: a web address, or a folder; undefined: the model's own address
 * @throws ModelError where the mirror is neither
 */
export function sourceOf(name: string, upstream: string, mirror: string | undefined): ModelSource {
  if (mirror === undefined) return { kind: 'web', urls: [upstream] };
  const places = [`${name}.onnx`, `${name}/${name}.onnx`];
  if (/^https?:\/\//i.test(mirror)) {
    const base = mirror.endsWith('/') ? mirror : `${mirror}/`;
    return { kind: 'web', urls: places.map((place) => new URL(place, base).href) };
  }
  if (/^[a-z][a-z+.-]+:\/\//i.test(mirror) && !mirror.startsWith('file://')) {
    throw new ModelError(`MODEL_MIRROR: expected http(s)://… or a folder but received "${mirror}"`);
  }
  const folder = mirror.startsWith('file://') ? fileURLToPath(mirror) : path.resolve(mirror);
  return { kind: 'folder', files: places.map((place) => path.join(folder, place)) };
}

/**
 * Brings the file to `target`.
 *
 * @returns where it came from
 * @throws FetchError; ModelError where it is nowhere
 */
export async function bring(source: ModelSource, target: string, options: FetchOptions): Promise<string> {
  if (source.kind === 'folder') {
    for (const file of source.files) if (await copied(file, target)) return file;
    throw new ModelError(`there is neither ${source.files.join(' nor ')}`);
  }
  let said = '';
  for (const url of source.urls) {
    try {
      await fetchFile(url, target, options);
      return url;
    } catch (error) {
      if (!(error instanceof FetchError) || error.reason !== 'missing') throw error;
      // What an earlier try left stays: it may be the next address's.
      said = error.message;
    }
  }
  throw new ModelError(`nothing is served at ${source.urls.join(' or ')}: ${said}`);
}

async function copied(file: string, target: string): Promise<boolean> {
  // What an earlier try left stays where there is nothing to put in its place.
  if (!existsSync(file)) return false;
  // A copy has its original's mode: one that may not be written would be in the way of the next.
  await discard(target);
  await copyFile(file, target);
  await chmod(target, 0o644);
  return true;
}
