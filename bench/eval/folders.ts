import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A photo, and the alpha that a cut-out of it should have. */
export interface Pair {
  readonly name: string;
  readonly photo: string;
  readonly truth: string;
  /** Where the unknown band is marked, 128 in a grey picture; undefined in folders without. */
  readonly trimap: string | undefined;
}

/**
 * Lists a folder of photos (`im`) with masks or alphas (`gt`) and perhaps trimaps (`trimap`), by name without ending.
 *
 * @throws Error naming what is missing
 */
export function listPairs(folder: string): Pair[] {
  const [photos, truths] = ['im', 'gt'].map((name) => filesByName(path.join(folder, name)));
  const trimapFolder = path.join(folder, 'trimap');
  const trimaps = existsSync(trimapFolder) ? filesByName(trimapFolder) : undefined;
  return [...photos!].map(([name, photo]) => {
    const truth = truths!.get(name);
    if (truth === undefined) throw new Error(`There is no truth for ${name} in ${path.join(folder, 'gt')}.`);
    return { name, photo, truth, trimap: trimaps?.get(name) };
  });
}

/** The photos of a folder, by name. */
export function listPhotos(folder: string): string[] {
  return [...filesByName(folder).values()];
}

/** Inputs of the net's own size, `NAME.input.png`, and the model's own alphas of them, `NAME.alpha.png`. */
export function listReferences(folder: string): Pair[] {
  const files = filesByName(folder);
  return [...files]
    .filter(([name]) => name.endsWith('.input'))
    .map(([name, photo]) => ({
      name,
      photo,
      truth: files.get(name.replace(/input$/, 'alpha')) ?? photo,
      trimap: undefined,
    }));
}

function filesByName(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) {
    throw new Error(`There is no ${folder}: see "npm run eval -- --help" for the folders that it needs.`);
  }
  return new Map(
    readdirSync(folder)
      .sort()
      .map((file) => [path.parse(file).name, path.join(folder, file)]),
  );
}
