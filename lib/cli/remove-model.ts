import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { MODEL_NAME } from '@/lib/models/manifest';
import { ModelError } from '@/lib/server/inference/model-store';
import type { CliIo } from './cli-io';
import type { ModelsEnvironment } from './models-environment';

/**
 * Deletes an installed model, or what a broken download has left of one.
 *
 * @throws ModelError where there is none
 */
export async function removeModel(
  name: string,
  { modelDir, shippedDir }: ModelsEnvironment,
  io: CliIo,
): Promise<void> {
  const folder = path.join(modelDir, name);
  // A name that is a path would lead out of the folder.
  if (!MODEL_NAME.test(name) || !existsSync(folder)) {
    const ships = MODEL_NAME.test(name) && existsSync(path.join(shippedDir, name));
    throw new ModelError(
      `model ${name}: ${ships ? 'it ships with the program and stays' : `it is not installed in ${modelDir}`}`,
    );
  }
  await rm(folder, { recursive: true });
  io.err(`${name} is removed.\n`);
}
