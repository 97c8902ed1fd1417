import path from 'node:path';
import { CATALOGUE, type CatalogueEntry } from '@/lib/models/catalogue';
import { listInstalled, type InstalledModel } from '@/lib/server/inference/installed-models';
import { megabytes, type CliIo, type ModelsEnvironment } from './cli-io';

/** A model as `--json` has it; a field that nobody knows is null. */
interface ListedModel {
  readonly name: string;
  /** `shipped` with the program, `installed` in MODEL_DIR, or `available` to be pulled. */
  readonly state: 'shipped' | 'installed' | 'available';
  readonly bytes: number | null;
  /** Of the net's input, in samples. */
  readonly input: { readonly width: number; readonly height: number } | null;
  readonly licence: string | null;
  readonly trainingData: string | null;
  readonly restricted: boolean | null;
  readonly suitedFor: readonly string[];
  readonly summary: string | null;
}

/** Prints the catalogue and what is installed beside it, the best first. Installed models that cannot be used go to `err`. */
export async function listModels(
  { modelDir, shippedDir }: ModelsEnvironment,
  io: CliIo,
  asJson: boolean,
): Promise<void> {
  const { models, errors } = await listInstalled([modelDir, shippedDir]);
  for (const error of errors) io.err(`${error}\n`);
  const strangers = models.filter(({ manifest }) => !CATALOGUE.some(({ name }) => name === manifest.id));
  const listed = [
    ...CATALOGUE.map((entry) => {
      const installed = models.find(({ manifest }) => manifest.id === entry.name);
      return describe(entry, installed, shippedDir);
    }),
    ...strangers.map((installed) => describe(undefined, installed, shippedDir)),
  ];
  io.out(asJson ? `${JSON.stringify(listed, null, 2)}\n` : table(listed));
}

function describe(
  entry: CatalogueEntry | undefined,
  installed: InstalledModel | undefined,
  shippedDir: string,
): ListedModel {
  const net = installed?.manifest ?? entry?.download;
  const ships = installed !== undefined && path.dirname(installed.folder) === shippedDir;
  return {
    name: entry?.name ?? installed?.manifest.id ?? '',
    state: installed === undefined ? 'available' : ships ? 'shipped' : 'installed',
    bytes: installed?.manifest.bytes ?? entry?.download?.files[0].bytes ?? null,
    input: net ? { width: net.input.width, height: net.input.height } : null,
    licence: installed?.manifest.licence ?? entry?.licence ?? null,
    trainingData: entry?.trainingData ?? null,
    restricted: entry?.restricted ?? null,
    suitedFor: entry?.suitedFor ?? [],
    summary: entry?.summary ?? null,
  };
}

function table(models: readonly ListedModel[]): string {
  const rows = models.map(({ name, state, bytes, input, licence, restricted, summary }) => [
    name,
    state,
    bytes === null ? '' : megabytes(bytes),
    input === null ? '' : `${input.width} × ${input.height}`,
    `${licence ?? ''}${restricted === true ? ', with terms' : ''}`,
    summary ?? '',
  ]);
  const lines = [['NAME', 'STATE', 'SIZE', 'INPUT', 'LICENCE', ''], ...rows];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
