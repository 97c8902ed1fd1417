import 'server-only';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Subject } from '@/lib/contracts/remove';
import { CATALOGUE, catalogueEntry } from '@/lib/models/catalogue';
import { MODEL_NAME, type ModelManifest } from '@/lib/models/manifest';
import { findModel, MANIFEST_FILE, ModelError, readManifest, requireRoom } from './model-store';

/** A model that lies ready to be loaded. */
export interface InstalledModel {
  /** Its own, absolute. */
  readonly folder: string;
  readonly manifest: ModelManifest;
  /** By the catalogue; nothing for a model that is not in it. */
  readonly suitedFor: readonly Subject[];
}

interface InstalledModels {
  /** The best first, by the catalogue; models that are not in it last, by name. */
  readonly models: readonly InstalledModel[];
  /** What is in the way of the others, a line each. */
  readonly errors: readonly string[];
}

/**
 * Looks for models. Only manifests and sizes are looked at: whoever loads a model verifies its bytes.
 *
 * @param modelDirs folders with one folder for each model; the first that has a model goes. One that is not there is empty
 * @param maxBytes the room for a child's models: one whose file is larger cannot be used
 */
export async function listInstalled(
  modelDirs: readonly string[],
  maxBytes = Infinity,
): Promise<InstalledModels> {
  const names = new Set<string>();
  for (const modelDir of modelDirs) for (const name of await foldersIn(modelDir)) names.add(name);
  const models: InstalledModel[] = [];
  const errors: string[] = [];
  for (const name of [...names].sort(byQuality)) {
    try {
      const model = await inspect(modelDirs, name);
      requireRoom(model.manifest, maxBytes);
      models.push(model);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      errors.push(error.message);
    }
  }
  return { models, errors };
}

async function foldersIn(modelDir: string): Promise<string[]> {
  const entries = await readdir(modelDir, { withFileTypes: true }).catch(() => []);
  const names = entries.map(({ name }) => name).filter((name) => MODEL_NAME.test(name));
  const manifests = await Promise.all(
    names.map((name) => stat(path.join(modelDir, name, MANIFEST_FILE)).catch(() => undefined)),
  );
  // A download that was broken off is a folder without a manifest.
  return names.filter((_, index) => manifests[index]?.isFile());
}

async function inspect(modelDirs: readonly string[], name: string): Promise<InstalledModel> {
  const folder = findModel(modelDirs, name);
  const manifest = await readManifest(folder, name);
  const file = path.join(folder, manifest.file);
  const { size } = await stat(file).catch(() => ({ size: undefined }));
  if (size !== manifest.bytes) {
    const found = size === undefined ? 'there is no such file' : `received ${size}`;
    throw new ModelError(
      `model ${name}: expected ${manifest.bytes} bytes in ${file} but ${found}; fetch it again`,
    );
  }
  return { folder, manifest, suitedFor: catalogueEntry(name)?.suitedFor ?? [] };
}

function byQuality(a: string, b: string): number {
  const rank = (name: string) => {
    const index = CATALOGUE.findIndex((entry) => entry.name === name);
    return index < 0 ? CATALOGUE.length : index;
  };
  return rank(a) - rank(b) || a.localeCompare(b, 'en');
}
