import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import ar from '@/messages/ar/app.json';
import de from '@/messages/de/app.json';
import en from '@/messages/en/app.json';
import { SAMPLE_PICTURES } from './fetch-sample';
import { SAMPLE_THUMBNAILS, THUMBNAIL_SIDE } from './sample-pictures';

const MAX_PICTURE_BYTES = 150_000;
const MAX_THUMBNAIL_BYTES = 8_000;
const credits = readFileSync(new URL('../../../renders/CREDITS.md', import.meta.url), 'utf8');

describe.each(SAMPLE_THUMBNAILS)('the sample %s', (name, thumbnail) => {
  it('is a picture small enough to be fetched at a tap', async () => {
    const bytes = readFileSync(SAMPLE_PICTURES[name]);
    expect(bytes.length).toBeLessThanOrEqual(MAX_PICTURE_BYTES);
    const { format, width, height } = await sharp(bytes).metadata();
    expect(format).toBe('jpeg');
    expect(Math.max(width, height)).toBeGreaterThanOrEqual(1200);
  });

  it('has a square thumbnail', async () => {
    const bytes = readFileSync(thumbnail);
    expect(bytes.length).toBeLessThanOrEqual(MAX_THUMBNAIL_BYTES);
    const { format, width, height } = await sharp(bytes).metadata();
    expect([format, width, height]).toEqual(['webp', THUMBNAIL_SIDE, THUMBNAIL_SIDE]);
  });

  it('has its credit beside it', () => {
    expect(credits).toMatch(new RegExp(`^\\| ${name} +\\| \\S.*\\| (CC0 1\\.0|CC BY 4\\.0)`, 'm'));
  });
});

it('what needs a visible credit has it, in every language', () => {
  const owed = [...credits.matchAll(/^\| ([\w-]+) +\|.*\| CC BY 4\.0/gm)].map(([, name]) => name);
  expect(owed).toEqual(['shoe']);
  for (const { tool } of [en, de, ar]) {
    expect(tool.samples.credit).toContain('Materials Variants Shoe');
    expect(tool.samples.credit).toContain('© 2021 Shopify');
  }
});
