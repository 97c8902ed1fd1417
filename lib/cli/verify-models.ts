import { listInstalled } from '@/lib/server/inference/installed-models';
import { loadModel, ModelError } from '@/lib/server/inference/model-store';
import type { CliIo, ModelsEnvironment } from './cli-io';

/**
 * Reads installed models whole and compares them with what their manifests say. Loads each into onnxruntime, so that a
 * graph of another shape is found out as well. Says a line for each.
 *
 * @param names those to look at; all that are installed where there is none
 * @returns whether all are in good order
 */
export async function verifyModels(
  names: readonly string[],
  { modelDir, shippedDir }: ModelsEnvironment,
  io: CliIo,
): Promise<boolean> {
  const modelDirs = [modelDir, shippedDir];
  const { models, errors } = await listInstalled(modelDirs);
  const wanted = names.length > 0 ? names : models.map(({ manifest }) => manifest.id);
  let good = true;
  if (names.length === 0) {
    for (const error of errors) {
      io.out(`${error}\n`);
      good = false;
    }
  }
  for (const name of wanted) {
    const error = await errorOf(modelDirs, name);
    io.out(`${error ?? `model ${name}: in good order`}\n`);
    good &&= error === undefined;
  }
  return good;
}

async function errorOf(modelDirs: readonly string[], name: string): Promise<string | undefined> {
  try {
    const model = await loadModel(modelDirs, name);
    // Only here: no other command is to load native code.
    const { createOrtSession } = await import('@/lib/server/inference/ort-session');
    const session = await createOrtSession(model, { threads: 1, providers: ['cpu'] });
    await session.release();
    return undefined;
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    throw error;
  }
}
