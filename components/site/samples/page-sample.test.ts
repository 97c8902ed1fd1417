import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MANIFEST } from '@/lib/contracts/default-model';
import { PAGE_KEYS } from '@/lib/pages/page-keys';
import index from '@/renders/pages/index.json' with { type: 'json' };
import { MAX_PICTURE_BYTES, MAX_PREVIEW_BYTES } from '@/scripts/samples/sample-index';
import { CREDITS } from './credits';
import { FAILURE_KEYS, failureOf, sampleOf, type SamplePicture } from './page-sample';
import { PICTURE_ADDRESSES } from './picture-addresses';

/** What all of them may take in the repository. */
const MAX_ALL_BYTES = 5_000_000;

const folder = new URL('../../../renders/pages/', import.meta.url);
const sizeOf = (file: string) => statSync(file).size;

async function expectPicture({ avif, webp, width, height }: SamplePicture): Promise<void> {
  for (const [file, format] of [
    [avif, 'heif'],
    [webp, 'webp'],
  ] as const) {
    expect(sizeOf(file)).toBeLessThanOrEqual(MAX_PICTURE_BYTES);
    expect(await sharp(file).metadata()).toMatchObject({ format, width, height });
  }
  expect(Math.max(width, height)).toBeGreaterThanOrEqual(500);
}

it('was made by the model that ships: else run npm run samples', () => {
  expect(index.model).toEqual({ id: DEFAULT_MANIFEST.id, sha256: DEFAULT_MANIFEST.sha256 });
});

describe.each(PAGE_KEYS)('the sample of %s', (key) => {
  const { before, after, og, aligned } = sampleOf(key);

  it('has its pictures, each within its size', async () => {
    await expectPicture(before);
    await expectPicture(after);
  });

  it('shows both at one size where they can be laid over each other', () => {
    if (aligned) expect([after.width, after.height]).toEqual([before.width, before.height]);
  });

  it('has a preview that every reader of links knows', async () => {
    expect(sizeOf(og.address)).toBeLessThanOrEqual(MAX_PREVIEW_BYTES);
    expect(await sharp(og.address).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    expect([og.width, og.height]).toEqual([1200, 630]);
  });
});

it.each(FAILURE_KEYS)('shows how %s fails', async (key) => {
  const { before, after } = failureOf(key);
  await expectPicture(before);
  await expectPicture(after);
});

it('leaves no file that no page names, and all together are small enough for a repository', () => {
  const files = readdirSync(folder).filter((name) => name !== 'index.json');
  expect(files.sort()).toEqual(Object.keys(PICTURE_ADDRESSES).sort());
  const bytes = files.reduce((sum, name) => sum + sizeOf(new URL(name, folder).pathname), 0);
  expect(bytes).toBeLessThanOrEqual(MAX_ALL_BYTES);
});

describe.each(Object.entries(CREDITS))('the source %s', (name, credit) => {
  const credits = readFileSync(new URL('../../../renders/CREDITS.md', import.meta.url), 'utf8');
  const render = existsSync(new URL(`../../../renders/pictures/${name}.jpg`, import.meta.url));

  it('is credited as the list of credits has it', () => {
    const row = credits.split('\n').find((line) => line.startsWith(`| ${name} `));
    if (credit === undefined) return expect(row).toBeUndefined();
    expect(row).toContain(`| ${credit.work} `);
    expect(row).toContain(credit.licence);
    expect(credit.owed).toBe(credit.licence === 'CC BY 4.0');
  });

  it('is a render or a drawing of its own', () => {
    const drawing = existsSync(new URL(`../../../renders/drawings/${name}.svg`, import.meta.url));
    expect([render, drawing].filter(Boolean)).toHaveLength(1);
  });
});
