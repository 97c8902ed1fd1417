import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';
import { parseManifest, type ModelManifest } from '@/lib/models/manifest';

/** A model cannot be used; the message is one line that tells the operator which file and why. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** In a model's folder, beside its weights. */
export const MANIFEST_FILE = 'manifest.json';

export interface StoredModel {
  readonly manifest: ModelManifest;
  /** The ONNX file's bytes, verified against the manifest. */
  readonly weights: Uint8Array;
}

/**
 * Reads a model and verifies it. The very bytes that are checked are those that run. So an altered file can stop a
 * start but never produce garbage.
 *
 * @param modelDirs folders with one folder for each model; the first that has the model goes
 * @param name the model's folder
 * @throws ModelError when a file is missing, truncated, altered, or the manifest is not one
 */
export async function loadModel(modelDirs: readonly string[], name: string): Promise<StoredModel> {
  const folder = findModel(modelDirs, name);
  const manifest = await readManifest(folder, name);
  const file = path.join(folder, manifest.file);
  const weights = await readOrExplain(file, `model ${name}: weights`);
  if (weights.length !== manifest.bytes) {
    throw new ModelError(
      `model ${name}: expected ${manifest.bytes} bytes in ${file} but received ${weights.length}; ` +
        'fetch the file again',
    );
  }
  const sha256 = createHash('sha256').update(weights).digest('hex');
  if (sha256 !== manifest.sha256) {
    throw new ModelError(
      `model ${name}: expected sha256 ${manifest.sha256} for ${file} but received ${sha256}; ` +
        'the file was altered, fetch it again',
    );
  }
  return { manifest, weights };
}

/**
 * The folder of a model: the first that has a manifest in it.
 *
 * @throws ModelError where none has
 */
export function findModel(modelDirs: readonly string[], name: string): string {
  const folder = modelDirs
    .map((modelDir) => path.join(modelDir, name))
    .find((candidate) => existsSync(path.join(candidate, MANIFEST_FILE)));
  if (folder === undefined) {
    throw new ModelError(
      `model ${name}: it is not installed; there is no ${name} in ${modelDirs.join(' or ')}`,
    );
  }
  return folder;
}

/**
 * Reads what a model's folder says of it.
 *
 * @param folder the model's own
 * @param name what it has to be called
 * @throws ModelError when there is no manifest, or it is not one
 */
export async function readManifest(folder: string, name: string): Promise<ModelManifest> {
  const file = path.join(folder, MANIFEST_FILE);
  const text = (await readOrExplain(file, `model ${name}: manifest`)).toString('utf8');
  let manifest: ModelManifest;
  try {
    manifest = parseManifest(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s*\n\s*/g, '; ') : String(error);
    throw new ModelError(`model ${name}: ${file} is not a model manifest: ${reason}`, { cause: error });
  }
  if (manifest.id !== name) {
    throw new ModelError(`model ${name}: expected id "${name}" in ${file} but received "${manifest.id}"`);
  }
  return manifest;
}

async function readOrExplain(file: string, what: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new ModelError(`${what} ${file} cannot be read: ${reason}`, { cause: error });
  }
}

/**
 * Requires that a model's file fits into the room for models.
 *
 * @param maxBytes the room for all of a child's models
 * @throws ModelError when the model's file alone is larger
 */
export function requireRoom({ id, bytes }: Pick<ModelManifest, 'id' | 'bytes'>, maxBytes: number): void {
  if (bytes <= maxBytes) return;
  throw new ModelError(
    `model ${id}: expected at most MODEL_MEMORY_MB (${megabytes(maxBytes)} MB) but its file has ` +
      `${megabytes(bytes)} MB`,
  );
}

/** What `MODEL_MEMORY_MB` gives, in bytes. */
export function roomBytes({ modelMemoryMegabytes }: { readonly modelMemoryMegabytes: number }): number {
  return modelMemoryMegabytes * BYTES_PER_MEGABYTE;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / BYTES_PER_MEGABYTE);
}
