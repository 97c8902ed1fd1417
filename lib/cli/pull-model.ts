import { existsSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CatalogueEntry, Download } from '@/lib/models/catalogue';
import type { ModelManifest } from '@/lib/models/manifest';
import { MANIFEST_FILE, ModelError } from '@/lib/server/inference/model-store';
import { digestFile, misfitOf, type FileDigest } from './digest-file';
import { discard, FetchError } from './fetch-file';
import { bring, sourceOf, type ModelSource } from './model-source';
import { aloneIn } from './pull-lock';

export interface PullOptions {
  readonly modelDir: string;
  /** Value of MODEL_MIRROR. */
  readonly mirror: string | undefined;
  readonly onProgress: (bytes: number) => void;
  /** Told what went wrong and is tried again. */
  readonly onRetry: (message: string) => void;
  /** A server that sends nothing for so long is given up. Default: 30 s. */
  readonly stallMs?: number;
  /** Before a broken download goes on; longer each time. Default: 1 s. */
  readonly pauseMs?: number;
}

const WEIGHTS_FILE = 'model.onnx';
/** How often a download that broke off is taken up again before the person is asked to. */
const MAX_RESUMES = 4;
/** A server that asks for more patience is asked again all the same: somebody is looking on. */
const MAX_WAIT_MS = 60_000;

/**
 * Fetches a model's file, verifies it and puts it in place: `MODEL_DIR/NAME/{model.onnx,manifest.json}`. What is broken
 * off stays beside it, and the next pull goes on with it. A file that is not the model is deleted and fetched once more
 * from the start. The manifest comes last, so that whatever has one is complete.
 *
 * @param entry of the catalogue
 * @throws ModelError in one line
 */
export async function pullModel(
  entry: CatalogueEntry,
  download: Download,
  options: PullOptions,
): Promise<void> {
  const folder = path.join(options.modelDir, entry.name);
  await mkdir(folder, { recursive: true });
  await explained(entry.name, () =>
    aloneIn(folder, () => pullInto(folder, entry, download, options)),
  ).finally(() => rmdir(folder).catch(() => undefined)); // goes only where it is empty
}

async function pullInto(
  folder: string,
  { name, licence }: CatalogueEntry,
  download: Download,
  options: PullOptions,
): Promise<void> {
  const part = path.join(folder, `${WEIGHTS_FILE}.part`);
  const from = sourceOf(name, download.url, options.mirror);
  const { digest, source } =
    (await wholeAlready(from, folder, part, download)) ?? (await verified(from, part, download, options));
  const { input, output } = download;
  const { bytes, sha256 } = digest;
  const manifest: ModelManifest = {
    id: name,
    file: WEIGHTS_FILE,
    bytes,
    sha256,
    licence,
    source,
    input,
    output,
  };
  await rm(path.join(folder, MANIFEST_FILE), { force: true });
  await rename(part, path.join(folder, WEIGHTS_FILE));
  await discard(part);
  await writeFile(path.join(folder, `${MANIFEST_FILE}.part`), `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(path.join(folder, `${MANIFEST_FILE}.part`), path.join(folder, MANIFEST_FILE));
}

interface Verified {
  readonly digest: FileDigest;
  /** Where it came from. */
  readonly source: string;
}

/**
 * What an earlier pull has fetched whole, before it ended. It had not looked at it or written the manifest; now it is
 * at `part`.
 */
async function wholeAlready(
  source: ModelSource,
  folder: string,
  part: string,
  { files }: Download,
): Promise<Verified | undefined> {
  // What has a manifest is in use until the new one is verified.
  const left = existsSync(path.join(folder, MANIFEST_FILE))
    ? [part]
    : [part, path.join(folder, WEIGHTS_FILE)];
  for (const file of left) {
    const { size } = await stat(file).catch(() => ({ size: undefined }));
    if (!files.some(({ bytes }) => bytes === size)) continue;
    const digest = await digestFile(file);
    if (misfitOf(digest, files) !== undefined) continue;
    await rename(file, part);
    return { digest, source: (source.kind === 'web' ? source.urls : source.files)[0]! };
  }
  return undefined;
}

async function verified(
  source: ModelSource,
  part: string,
  { files }: Download,
  options: PullOptions,
): Promise<Verified> {
  for (let attempt = 1; ; attempt += 1) {
    const from = await brought(source, part, Math.max(...files.map(({ bytes }) => bytes)), options);
    const digest = await digestFile(part);
    const misfit = misfitOf(digest, files);
    if (misfit === undefined) return { digest, source: from };
    await discard(part);
    // A folder would give the same again.
    if (attempt > 1 || source.kind === 'folder') throw new ModelError(`${from} is not the model: ${misfit}`);
    options.onRetry(`${from} is not the model: ${misfit}; fetching it once more from the start`);
  }
}

async function brought(
  source: ModelSource,
  part: string,
  maxBytes: number,
  { mirror, onProgress, onRetry, stallMs = 30_000, pauseMs = 1_000 }: PullOptions,
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await bring(source, part, { maxBytes, onProgress, stallMs });
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      const place = source.kind === 'web' ? source.urls[0] : part;
      if (error.reason === 'too-long') await discard(part);
      if (error.reason !== 'broken-off') throw new ModelError(`${place}: ${error.message}`);
      if (attempt > MAX_RESUMES) {
        const elsewhere = mirror === undefined ? ', or name another place in MODEL_MIRROR' : '';
        throw new ModelError(`${place}: ${error.message}; pull again to go on${elsewhere}`);
      }
      const waitMs = Math.min(error.waitMs, MAX_WAIT_MS);
      onRetry(`${error.message}; trying again${waitMs > 0 ? ` in ${Math.ceil(waitMs / 1_000)} s` : ''}`);
      await sleep(Math.max(waitMs, pauseMs * attempt));
    }
  }
}

/** Puts the model's name before whatever is thrown, and makes it one line. */
async function explained<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ModelError(`model ${name}: ${message.replaceAll(/\s*\n\s*/g, '; ')}`, { cause: error });
  }
}
