import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import { startServer } from '@/tests/fixtures/server';
import expectedFigures from './expected.json';
import { intersectionOverUnion } from './metrics/intersection-over-union';
import { maxF, precisionRecall, type PrecisionRecall } from './metrics/max-f';
import { meanAbsoluteError } from './metrics/mean-absolute-error';

/** How far mean IoU may be from the published figure. */
const MEAN_IOU_TOLERANCE = 0.02;
/** How far the alphas of inputs at the net's own size may be from the reference, on average: one level. */
const REFERENCE_TOLERANCE = 1 / 255;

const USAGE = `npm run eval

Sends photos with known masks through the service and compares the alpha of the cut-outs with the masks: mean
absolute error, max F and mean IoU. Then sends inputs of the net's own size and compares the alphas with the
model's own. Fails where either is further from bench/expected.json, or from the reference, than it may be.

  PHOTOS_DIR     folder with set/im (photos) and set/gt (masks of the same names); default ../shared/photos
  REFERENCE_DIR  folder with NAME.input.png and NAME.alpha.png; default ../shared/models/clearcut-s/reference
  CLEARCUT_URL   a running service; without it the built one is started and stopped
  MODEL          model that the service runs, for the expected figures; default clearcut-s`;

interface Evaluated {
  readonly mae: number;
  readonly maxF: number;
  readonly meanIoU: number;
}

/** A file that is sent, and the file its alpha is compared with. */
interface Pair {
  readonly input: string;
  readonly alpha: string;
}

readArguments();
const photos = listPhotos(fromRoot(process.env.PHOTOS_DIR || '../shared/photos'));
const references = listReferences(
  fromRoot(process.env.REFERENCE_DIR || '../shared/models/clearcut-s/reference'),
);
const expected = expectedOf(process.env.MODEL || 'clearcut-s');

const runningUrl = process.env.CLEARCUT_URL;
const server = runningUrl ? undefined : await startServer({ LOG_LEVEL: 'warn' });
try {
  const url = new URL(REMOVE_PATH, server?.url ?? runningUrl);
  const withinFigures = await evaluatePhotos(url, photos, expected);
  const withinReference = await compareReferences(url, references);
  if (!withinFigures || !withinReference) process.exitCode = 1;
} finally {
  await server?.stop();
}

async function evaluatePhotos(url: URL, pairs: readonly Pair[], published: Evaluated): Promise<boolean> {
  const began = performance.now();
  const errors: number[] = [];
  const unions: number[] = [];
  const curves: PrecisionRecall[] = [];
  for (const { input, alpha: mask } of pairs) {
    const alpha = await alphaOfCutOut(url, input);
    const truth = await readGrey(mask);
    errors.push(meanAbsoluteError(alpha, truth));
    unions.push(intersectionOverUnion(alpha, truth));
    curves.push(precisionRecall(alpha, truth));
  }
  const measured: Evaluated = { mae: mean(errors), maxF: maxF(curves), meanIoU: mean(unions) };
  const seconds = (performance.now() - began) / 1000;
  const within = Math.abs(measured.meanIoU - published.meanIoU) <= MEAN_IOU_TOLERANCE;

  console.log(`\n${pairs.length} photos in ${seconds.toFixed(1)} s, one after the other\n`);
  console.log('            MAE   max F   mean IoU');
  console.log(`measured   ${figures(measured)}`);
  console.log(`published  ${figures(published)}`);
  console.log(
    `\nmean IoU is ${within ? 'within' : 'NOT within'} ${MEAN_IOU_TOLERANCE} of the published figure`,
  );
  return within;
}

async function compareReferences(url: URL, pairs: readonly Pair[]): Promise<boolean> {
  console.log('\nmean difference from the reference alphas, in levels of 255');
  let within = true;
  for (const { input, alpha: reference } of pairs) {
    const difference = meanAbsoluteError(await alphaOfCutOut(url, input), await readGrey(reference));
    const close = difference <= REFERENCE_TOLERANCE;
    within &&= close;
    console.log(`  ${(difference * 255).toFixed(4)}  ${path.basename(input)}${close ? '' : '  TOO FAR'}`);
  }
  return within;
}

async function alphaOfCutOut(url: URL, file: string): Promise<Uint8Array> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'image/png', 'content-type': 'application/octet-stream' },
    body: readFileSync(file),
  });
  const body = Buffer.from(await response.arrayBuffer());
  if (!response.ok)
    throw new Error(`${path.basename(file)}: ${response.status} ${body.toString().slice(0, 300)}`);
  return sharp(body).extractChannel('alpha').raw().toBuffer();
}

function readGrey(file: string): Promise<Uint8Array> {
  return sharp(file).extractChannel(0).raw().toBuffer();
}

function listPhotos(folder: string): Pair[] {
  const im = path.join(folder, 'set', 'im');
  const gt = path.join(folder, 'set', 'gt');
  requireFolders('PHOTOS_DIR', im, gt);
  return readdirSync(im).map((name) => ({
    input: path.join(im, name),
    alpha: path.join(gt, `${path.parse(name).name}.png`),
  }));
}

function listReferences(folder: string): Pair[] {
  requireFolders('REFERENCE_DIR', folder);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.input.png'))
    .map((name) => ({
      input: path.join(folder, name),
      alpha: path.join(folder, name.replace('.input.png', '.alpha.png')),
    }));
}

function requireFolders(variable: string, ...folders: string[]): void {
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing !== undefined) {
    fail(`There is no ${missing}: set ${variable} to the folder that "npm run eval -- --help" describes.`, 1);
  }
}

function expectedOf(model: string): Evaluated {
  const all: Record<string, Evaluated> = expectedFigures;
  return all[model] ?? fail(`bench/expected.json has no figures for the model "${model}".`, 1);
}

function readArguments(): void {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
    if (!values.help) return;
  } catch (error) {
    fail(`${(error as Error).message}\n\n${USAGE}`, 2);
  }
  console.log(USAGE);
  process.exit(0);
}

function fail(message: string, exitCode: number): never {
  console.error(message);
  process.exit(exitCode);
}

/** Relative folders count from the repository's root, wherever the command is given. */
function fromRoot(folder: string): string {
  return path.resolve(import.meta.dirname, '..', folder);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function figures({ mae, maxF: f, meanIoU }: Evaluated): string {
  return [mae, f, meanIoU].map((value) => value.toFixed(4)).join('  ');
}
