import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadModel, type StoredModel } from '@/lib/server/inference/model-store';

/** Every model that comes with the project. */
export function shippedModels(): Promise<StoredModel[]> {
  const folder = path.resolve('models');
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && readdirSync(path.join(folder, entry.name)).includes('manifest.json')
      ? [entry.name]
      : [],
  );
  return Promise.all(names.map((name) => loadModel([folder], name)));
}
