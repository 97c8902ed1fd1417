import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { GOLDEN_CASES } from './cases';
import { makeGolden } from './make-golden';

/**
 * Golden pictures: all were looked at when they were written. `UPDATE_GOLDEN=1` writes them anew; look at them again.
 */
const FOLDER = path.join(import.meta.dirname, 'pictures');
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

/** Perceived difference (YIQ, Kotsarenko and Ramos 2010) from which on a pixel counts as another, 0 to 1. */
const THRESHOLD = 0.08;
/** Pixels that may be another, of a thousand: rounding differs between processors. */
const MAX_PER_THOUSAND = 2;

async function pixels(png: Buffer) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

describe('golden pictures', () => {
  it.each(GOLDEN_CASES)('$name', async (goldenCase) => {
    const file = path.join(FOLDER, `${goldenCase.name}.png`);
    const made = await makeGolden(goldenCase);
    if (UPDATE) writeFileSync(file, made);
    expect(
      existsSync(file),
      `${goldenCase.name}.png is missing: run with UPDATE_GOLDEN=1 and look at it`,
    ).toBe(true);

    const [now, golden] = await Promise.all([pixels(made), pixels(readFileSync(file))]);
    expect([now.width, now.height]).toEqual([golden.width, golden.height]);
    const others = pixelmatch(now.data, golden.data, undefined, now.width, now.height, {
      threshold: THRESHOLD,
    });
    expect((others / (now.width * now.height)) * 1_000).toBeLessThanOrEqual(MAX_PER_THOUSAND);
  });
});
