import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { listInstalled } from '@/lib/server/inference/installed-models';
import { loadModel } from '@/lib/server/inference/model-store';
import type { ModelManifest } from '@/lib/models/manifest';
import { createCutter } from './eval/cutter';
import { measureColours, printColours } from './eval/colours';
import { faultLine } from './eval/fault-line';
import { evaluateFolder, worstRows, type Evaluated } from './eval/evaluate-folder';
import { listPairs, listReferences, listPhotos, type Pair } from './eval/folders';
import { MODEL_DIRS } from './eval/model-dirs';
import { measureModel, modelTable, rowOrFault, type FaultRow, type ModelRow } from './eval/model-table';
import { startPatiently } from './eval/patient-server';
import { readHeldOutPairs } from './eval/pair-tars';
import { judgePairs, printPairs, rocOf } from './eval/pairs';
import { alphaOfImage, readGrey, readPhoto } from './eval/pictures';
import { compareReferences } from './eval/references';
import { scoreAsRembg } from './eval/rembg-way';
import { mean, meanBandScore, meanMaskScore, scoreMask, type MaskScores } from './eval/score';
import { alphaFromService } from './eval/service';
import { measureUpsampling, printUpsampling } from './eval/upsampling';
import { worstPage } from './eval/worst-page';
import expectedFigures from './expected.json';
import { ghostShare } from './metrics/ghost-share';

/** How far mean IoU may be from the published figure. */
const MEAN_IOU_TOLERANCE = 0.02;
/**
 * How far figures may be from those published for a model that runs as they were made: their last digit.
 */
const REMBG_TOLERANCE = 0.001;
/** Longest sides from which true alphas are enlarged again, in samples. */
const UPSAMPLING_SIDES = [96, 384];
const WORST = 8;
const PAGE = 'bench/results/eval.html';

/** What a model's makers say of it. */
type Published = Omit<MaskScores, 'structure' | 'ghosts'>;
const PUBLISHED: Readonly<Record<string, Published>> = expectedFigures;

const LABELS = { plain: 'enlarged   ', refined: 'refined    ' } as const;

const USAGE = `npm run eval [-- --pairs FOLDER]

1. Sends photos with known masks through the service and compares the alpha of the cut-outs with the masks; compares the
   net's own mattes of inputs of its size with those that were made elsewhere. Fails where either is further from
   bench/expected.json, or from the reference, than it may be. A model that has no figures there is only measured.
2. Sends them through the service once more for every installed model, with 1 and 2 threads, and prints one table: figures,
   time of a request, memory, or why a model could not be measured, which is a failure, too. A model that has figures in
   bench/expected.json is held to them; one of rembg's is also run as rembg runs it, where its figures have to be the
   published ones.
3. Cuts the same photos, and photos with soft alphas, out in this process, edges only enlarged and edges refined: MAE,
   max F, mean IoU, S-measure and ghost share (semi-transparent pixels among the visible ones); certainty, and how well it
   tells an IoU below .9; SAD, MSE and gradient error in the unknown band.
4. Enlarges true alphas from small ones, plainly and refined, and estimates known foreground colours.
With --pairs it does none of that: it cuts out the held-out training pairs in FOLDER's pairs-*.tar, and prints how well
certainty tells good cut-outs from bad, on those that it is fitted on and on the others, and its fit.
Writes the worst cases, side by side, to ${PAGE}.

  PHOTOS_DIR     folder with set/{im,gt} (masks), alpha/{im,gt,trimap,foreground} and large; default ../shared/photos
  REFERENCE_DIR  folder with NAME.input.png and NAME.alpha.png (models/training/references.py makes them); without it
                 the model's own alphas are not looked at
  CLEARCUT_URL   a running service for 1, which has to offer the model; without it the built one is started and stopped
  DEFAULT_MODEL  model of 1 and 3; default ${DEFAULT_MODEL}
  MODEL_DIR      where installed models lie, besides those that ship; default installed-models`;

const pairsFolder = readArguments();
const photos = fromRoot(process.env.PHOTOS_DIR || '../shared/photos');
const model = process.env.DEFAULT_MODEL || DEFAULT_MODEL;
const folders = {
  set: listPairs(path.join(photos, 'set')),
  alpha: listPairs(path.join(photos, 'alpha')),
  large: listPhotos(path.join(photos, 'large')),
};

if (pairsFolder !== undefined) {
  printPairs(await judgePairs(await readHeldOutPairs(fromRoot(pairsFolder)), await createCutter(model)));
  process.exit();
}
if (!(await evaluateService().catch(printFault))) process.exitCode = 1;
const references = compareReferences(await loadModel(MODEL_DIRS, model), modelReferences());
if (!(await references.catch(printFault))) process.exitCode = 1;
if (!(await evaluateModels().catch(printFault))) process.exitCode = 1;

const cut = await createCutter(model);
const set = await evaluateFolder(folders.set, cut);
const alpha = await evaluateFolder(folders.alpha, cut);
printFolder('photos/set, masks', set);
printFolder('photos/alpha, soft alphas', alpha);
console.log(`\nphotos/large: ghost share ${percent(await largeGhosts())}, mean of ${folders.large.length}`);
for (const side of UPSAMPLING_SIDES) {
  printUpsampling(side, await measureUpsampling(path.join(photos, 'alpha'), side));
}
printColours(await measureColours(path.join(photos, 'alpha')));

mkdirSync(path.dirname(PAGE), { recursive: true });
writeFileSync(
  PAGE,
  worstPage(`The worst of ${model}`, [
    { heading: 'photos/set', rows: await worstRows(set, WORST, cut) },
    { heading: 'photos/alpha', rows: await worstRows(alpha, WORST, cut) },
  ]),
);
console.log(`\nThe worst cases, side by side: ${PAGE}`);

/** @returns whether the service is as good as the model is said to be */
async function evaluateService(): Promise<boolean> {
  const published = PUBLISHED[model];
  const running = process.env.CLEARCUT_URL;
  const server = running ? undefined : await startPatiently(model);
  const url = server?.url ?? running ?? '';
  try {
    const began = performance.now();
    const scores = [];
    for (const { photo, truth } of folders.set) {
      scores.push(scoreMask(await alphaFromService(url, photo, model), await readGrey(truth)));
    }
    const measured = meanMaskScore(scores);
    const within = !published || isNear(measured, published);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`\nthe service: ${scores.length} photos in ${seconds} s, one after the other\n`);
    console.log('             MAE     max F   mean IoU  S-measure');
    console.log(`measured     ${maskFigures(measured)}`);
    if (published) {
      console.log(`published    ${maskFigures({ ...published, structure: NaN })}`);
      console.log(
        `\nmean IoU is ${within ? 'within' : 'NOT within'} ${MEAN_IOU_TOLERANCE} of the published figure`,
      );
    } else {
      console.log(`\nbench/expected.json has no figures for the model "${model}": nothing to compare with`);
    }
    return within;
  } finally {
    await server?.stop();
  }
}

/** @returns whether every model could be measured, and keeps to the figures that were published for it */
async function evaluateModels(): Promise<boolean> {
  const { models, errors } = await listInstalled(MODEL_DIRS);
  for (const error of errors) console.log(error);
  const measured: { readonly manifest: ModelManifest; readonly row: ModelRow | FaultRow }[] = [];
  for (const { manifest } of models) {
    const row = await rowOrFault(manifest.id, (name) => measureModel(name, folders.set));
    measured.push({ manifest, row });
  }
  console.log(`\n${modelTable(measured.map(({ row }) => row))}\n`);
  let within = errors.length === 0;
  for (const { manifest, row } of measured) {
    const good = !('fault' in row) && (await keepsToPublished(manifest, row));
    within &&= good;
  }
  return within;
}

/** @returns whether a model's figures are the published ones, if there are any; prints those that are not */
async function keepsToPublished(manifest: ModelManifest, row: ModelRow): Promise<boolean> {
  const published = PUBLISHED[row.name];
  if (!published) return true;
  const near = isNear(row, published);
  if (!near) console.log(`${row.name}: mean IoU is NOT within ${MEAN_IOU_TOLERANCE} of the published figure`);
  if (manifest.input.scale !== 'image-max') return near;
  const asRembg = await scoreAsRembg(await loadModel(MODEL_DIRS, row.name), folders.set);
  const same = (['mae', 'maxF', 'meanIoU'] as const).every(
    (figure) => Math.abs(asRembg[figure] - published[figure]) <= REMBG_TOLERANCE,
  );
  console.log(`${row.name} as rembg runs it: ${maskFigures(asRembg)}`);
  console.log(
    `${row.name} as published:      ${maskFigures({ ...published, structure: NaN })}${same ? '' : '  NOT the same'}`,
  );
  return near && same;
}

function isNear({ meanIoU }: MaskScores, published: Published): boolean {
  return Math.abs(meanIoU - published.meanIoU) <= MEAN_IOU_TOLERANCE;
}

function printFolder(title: string, evaluated: readonly Evaluated[]): void {
  const kinds = ['plain', 'refined'] as const;
  console.log(`\n${title}: ${evaluated.length} photos, in this process\n`);
  console.log('             MAE     max F   mean IoU  S-measure  ghost share');
  for (const kind of kinds) {
    const scores = meanMaskScore(evaluated.map((one) => one[kind].mask));
    console.log(`${LABELS[kind]}  ${maskFigures(scores)}     ${percent(scores.ghosts)}`);
  }
  console.log(
    `truth                                             ${percent(mean(evaluated.map((one) => one.trueGhosts)))}`,
  );
  const judged = evaluated.map(({ certainty, refined }) => ({ certainty, iou: refined.mask.iou }));
  const sure = mean(judged.map(({ certainty }) => certainty));
  console.log(
    `certainty    ${sure.toFixed(2)} on average; area under the ROC curve ${rocOf(judged).toFixed(3)}`,
  );
  if (evaluated.some(({ plain }) => plain.band === undefined)) return;
  console.log('\nunknown band  SAD       MSE     gradient');
  for (const kind of kinds) {
    const band = meanBandScore(evaluated.flatMap((one) => one[kind].band ?? []));
    const figures = [band.sad.toFixed(3).padEnd(8), band.mse.toFixed(4), band.gradient.toFixed(3)];
    console.log(`${LABELS[kind]}   ${figures.join('  ')}`);
  }
}

/** What one part has found wrong with itself must not cost the parts after it. */
function printFault(error: unknown): false {
  console.log(`\n${faultLine(error)}`);
  return false;
}

/** Of large photos no truth is known. */
async function largeGhosts(): Promise<number> {
  const shares: number[] = [];
  for (const photo of folders.large) {
    const { image } = await cut(await readPhoto(photo), true);
    shares.push(ghostShare(alphaOfImage(image).data));
  }
  return mean(shares);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function maskFigures({ mae, maxF, meanIoU, structure }: Omit<MaskScores, 'ghosts'>): string {
  return [mae, maxF, meanIoU, structure]
    .map((value) => (Number.isNaN(value) ? '–' : value.toFixed(4)))
    .join('  ');
}

/** @returns the folder of pairs, where only those are asked for */
function readArguments(): string | undefined {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean' }, pairs: { type: 'string' } } });
    if (!values.help) return values.pairs;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
  console.log(USAGE);
  process.exit(0);
}

/** What the model itself makes of inputs, outside of this service. */
function modelReferences(): Pair[] {
  return process.env.REFERENCE_DIR ? listReferences(fromRoot(process.env.REFERENCE_DIR)) : [];
}

/** Relative folders count from the repository's root, wherever the command is given. */
function fromRoot(folder: string): string {
  return path.resolve(import.meta.dirname, '..', folder);
}
