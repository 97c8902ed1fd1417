import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import sharp from 'sharp';
import type { SourceName } from '@/components/site/samples/credits';
import { DEFAULT_MANIFEST } from '@/lib/contracts/default-model';
import { startEngine } from './engine';
import { FAILURE_LOOKS, PAGE_LOOKS, type Look } from './page-looks';
import { makePreview, PREVIEW } from './preview';
import { MAX_PICTURE_BYTES, MAX_PREVIEW_BYTES, type SampleEntry, type SampleIndex } from './sample-index';
import { writeWithin } from './small-files';
import { readSource } from './sources';

/*
 * Makes the pages' samples with the engine and the model that ship: npm run samples. For some pages only: npm run
 * samples -- KEY …. Commit what it writes: a build makes no pictures.
 */

/** Longest side of a picture on a page, in pixels. */
const SIDE = 960;

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'renders/pages');
const indexFile = path.join(folder, 'index.json');
mkdirSync(folder, { recursive: true });

// The engine refuses SVG for all of its process; what is drawn here is this project's own.
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });

const wanted = process.argv.slice(2);
const { id, sha256 } = DEFAULT_MANIFEST;
const kept = wanted.length > 0 && existsSync(indexFile) ? readIndex() : undefined;
if (kept && kept.model.sha256 !== sha256) throw new Error('The model has changed: make all samples anew.');
const index: SampleIndex = {
  model: { id, sha256 },
  preview: PREVIEW,
  pictures: { ...kept?.pictures },
  samples: { ...kept?.samples },
};

const cut = await startEngine();
const befores = new Map<SourceName, Uint8Array>();
const isWanted = ([key]: readonly [string, Look]) => wanted.length === 0 || wanted.includes(key);
/** Made while the next page is cut out. */
const previews: Promise<void>[] = [];
for (const [key, look] of Object.entries(PAGE_LOOKS).filter(isWanted)) {
  const { before, after } = await writeSample(key, look);
  const preview = path.join(folder, `${key}-preview.jpg`);
  previews.push(
    makePreview(before, after).then((png) => writeWithin(png, 'jpeg', preview, MAX_PREVIEW_BYTES)),
  );
}
for (const [key, look] of Object.entries(FAILURE_LOOKS).filter(isWanted)) {
  await writeSample(`fails-${key}`, look);
}
await Promise.all(previews);
const files = leaveOnlyUsed();
await writeFormatted(indexFile, JSON.stringify(index));
await writeFormatted(path.join(root, 'components/site/samples/picture-addresses.ts'), addressTable(files));

function readIndex(): SampleIndex {
  return JSON.parse(readFileSync(indexFile, 'utf8')) as SampleIndex;
}

async function writeSample(name: string, look: Look): Promise<{ before: Uint8Array; after: Uint8Array }> {
  const { source, options } = look;
  const before =
    befores.get(source) ?? (await writePicture(`before-${source}`, (await readSource(source)).bytes));
  befores.set(source, before);
  const after = await writePicture(name, await cut(look));
  index.samples[name] = {
    source,
    drawing: (await readSource(source)).drawing,
    // What is asked for leaves every pixel at its place.
    aligned: !(['preset', 'crop', 'scale', 'position', 'canvas'] as const).some(
      (option) => option in options,
    ),
    transparent: !(await sharp(after).stats()).isOpaque,
  } satisfies SampleEntry;
  process.stdout.write(`${name}\n`);
  return { before, after };
}

/** @returns the picture as pages show it, without loss */
async function writePicture(name: string, encoded: Uint8Array): Promise<Uint8Array> {
  const small = await sharp(encoded)
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
  await Promise.all(
    (['avif', 'webp'] as const).map((format) =>
      writeWithin(small, format, path.join(folder, `${name}.${format}`), MAX_PICTURE_BYTES),
    ),
  );
  const { width, height } = await sharp(small).metadata();
  index.pictures[name] = { width, height };
  return small;
}

/** Forgets what an earlier look has left; all files by name remain. */
function leaveOnlyUsed(): string[] {
  const names = Object.entries(index.samples).flatMap(([name, { source }]) => [name, `before-${source}`]);
  for (const name of Object.keys(index.pictures)) if (!names.includes(name)) delete index.pictures[name];
  const used = [
    ...Object.keys(index.pictures).flatMap((name) => [`${name}.avif`, `${name}.webp`]),
    ...Object.keys(PAGE_LOOKS).map((key) => `${key}-preview.jpg`),
    path.basename(indexFile),
  ];
  for (const file of readdirSync(folder)) if (!used.includes(file)) rmSync(path.join(folder, file));
  return used.filter((file) => file !== path.basename(indexFile)).sort();
}

function addressTable(files: readonly string[]): string {
  const lines = files.map(
    (file) => `  '${file}': new URL('../../../renders/pages/${file}', import.meta.url).pathname,\n`,
  );
  return `/**
 * Addresses of the pages' pictures, which change with the content: written by \`npm run samples\`. Spelled out, as the
 * bundler finds a file by the words of the call. Without the origin, which a prerendered page does not know.
 */
export const PICTURE_ADDRESSES = {\n${lines.join('')}} as const;\n`;
}

async function writeFormatted(file: string, text: string): Promise<void> {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
