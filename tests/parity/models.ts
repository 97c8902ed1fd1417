import { existsSync } from 'node:fs';
import path from 'node:path';
import { runModels } from '@/lib/cli/models-command';
import { listInstalled } from '@/lib/server/inference/installed-models';
import { loadModel, type StoredModel } from '@/lib/server/inference/model-store';
import { createModelFolder, type ModelFolder } from '../fixtures/models';

/** Every model that comes with the project. */
export async function shippedModels(): Promise<StoredModel[]> {
  const folders = [path.resolve('models')];
  const { models, errors } = await listInstalled(folders);
  if (errors.length > 0) throw new Error(errors.join('; '));
  return Promise.all(models.map(({ manifest }) => loadModel(folders, manifest.id)));
}

const MIRROR = process.env['MODEL_MIRROR'] ?? path.resolve('../shared/models');

/** Whether there is a mirror with rembg's smallest model, whose weights are not ours to ship. */
export const HAS_U2NETP = existsSync(path.join(MIRROR, 'u2netp', 'u2netp.onnx'));

/** Installs rembg's smallest model from a mirror, as an operator would. */
export async function pullU2netp(): Promise<ModelFolder> {
  const models = createModelFolder();
  const environment = { modelDir: models.path, shippedDir: path.resolve('models'), mirror: MIRROR };
  const io = { out: () => undefined, err: () => undefined, isTerminal: false, confirm: undefined };
  if (!(await runModels(['pull', 'u2netp'], environment, io))) throw new Error('u2netp was not pulled');
  return models;
}
