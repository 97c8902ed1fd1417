import { CATALOGUE, catalogueEntry, type CatalogueEntry } from '@/lib/models/catalogue';
import { loadModel, ModelError } from '@/lib/server/inference/model-store';
import { megabytes, type CliIo, type ModelsEnvironment } from './cli-io';
import { ProgressLine } from './progress-line';
import { pullModel } from './pull-model';

/**
 * `clearcut models pull`: says the terms, asks where some use is kept back, and fetches what is not there in good order.
 *
 * @param accepted whether the terms were accepted on the command line
 * @throws ModelError in one line
 */
export async function pull(
  name: string,
  accepted: boolean,
  { modelDir, mirror }: ModelsEnvironment,
  io: CliIo,
): Promise<void> {
  const entry = catalogueEntry(name);
  if (!entry) {
    const names = CATALOGUE.map((known) => known.name).join(', ');
    throw new ModelError(`model ${name}: it is not known here; known are ${names}`);
  }
  if (!entry.download) {
    io.err(`${name} ships with the program: there is nothing to fetch.\n`);
    return;
  }
  if (await isInstalled(modelDir, name)) {
    io.err(`${name} is installed already.\n`);
    return;
  }
  await agreeTo(entry, accepted, io);
  const progress = new ProgressLine(io, name, entry.download.files[0].bytes);
  await pullModel(entry, entry.download, {
    modelDir,
    mirror,
    onProgress: (bytes) => progress.update(bytes),
    onRetry: (message) => {
      progress.end();
      io.err(`${message}\n`);
    },
  }).finally(() => progress.end());
  const { manifest } = await loadModel([modelDir], name);
  io.err(
    `${name} is installed: ${megabytes(manifest.bytes)}, sha256 ${manifest.sha256}, from ${manifest.source}.\n`,
  );
}

async function isInstalled(modelDir: string, name: string): Promise<boolean> {
  try {
    await loadModel([modelDir], name);
    return true;
  } catch (error) {
    if (error instanceof ModelError) return false;
    throw error;
  }
}

async function agreeTo(entry: CatalogueEntry, accepted: boolean, io: CliIo): Promise<void> {
  const { name, licence, trainingData, restricted } = entry;
  io.err(`${name}: ${entry.summary}\nlicence: ${licence}\ntraining data: ${trainingData}\n`);
  if (!restricted || accepted) return;
  if (await io.confirm?.('Whether these terms allow what you want to do is for you to judge. Fetch it?'))
    return;
  throw new ModelError(`model ${name}: its terms were not accepted; --accept-terms accepts them`);
}
