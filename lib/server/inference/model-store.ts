import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseManifest, type ModelManifest } from '@/lib/models/manifest';

/** A model cannot be used; the message is one line that tells the operator which file and why. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

export interface StoredModel {
  readonly manifest: ModelManifest;
  /** The ONNX file's bytes, verified against the manifest. */
  readonly weights: Uint8Array;
}

/**
 * Reads a model and verifies it: the very bytes that are checked are those that run, so an altered file
 * can stop a start but never produce garbage.
 *
 * @param modelDir folder with one folder for each model
 * @param name the model's folder
 * @throws ModelError when a file is missing, truncated, altered, or the manifest is not one
 */
export async function loadModel(modelDir: string, name: string): Promise<StoredModel> {
  const manifest = await readManifest(path.join(modelDir, name, 'manifest.json'), name);
  const file = path.join(modelDir, name, manifest.file);
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

async function readManifest(file: string, name: string): Promise<ModelManifest> {
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
