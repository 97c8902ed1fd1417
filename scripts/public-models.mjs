import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const MANIFEST = 'manifest.json';

/** Names of the folders in `models` that hold one. */
export function modelFolders(checkout) {
  const models = path.join(checkout, 'models');
  return readdirSync(models).filter((folder) => existsSync(path.join(models, folder, MANIFEST)));
}

/**
 * Copies the shipped weights to `public/models/<id>-<sha256>.onnx`, where browsers find them, and removes what
 * lies there of other versions. Throws where weights are not those that their manifest describes.
 *
 * @param checkout folder with `models` and `public`
 * @returns names of the public files, by model
 */
export function writePublicModels(checkout) {
  const source = path.join(checkout, 'models');
  const target = path.join(checkout, 'public', 'models');
  mkdirSync(target, { recursive: true });
  const names = {};
  for (const folder of modelFolders(checkout)) {
    const { id, file, sha256 } = JSON.parse(readFileSync(path.join(source, folder, MANIFEST), 'utf8'));
    names[id] = `${id}-${sha256}.onnx`;
    copyVerified(path.join(source, folder, file), path.join(target, names[id]), sha256);
  }
  const current = Object.values(names);
  for (const name of readdirSync(target)) {
    if (!current.includes(name)) rmSync(path.join(target, name), { recursive: true });
  }
  return names;
}

function copyVerified(weights, copy, sha256) {
  if (existsSync(copy) && digestOf(copy) === sha256) return;
  const found = digestOf(weights);
  if (found !== sha256) {
    throw new Error(`${weights}: expected the SHA-256 digest ${sha256} but found ${found}`);
  }
  // In two steps, so that a build that is cut short leaves no half file under a good name.
  copyFileSync(weights, `${copy}.part`);
  renameSync(`${copy}.part`, copy);
}

function digestOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
