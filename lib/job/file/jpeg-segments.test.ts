import { expect, it } from 'vitest';
import { scenePipeline } from '../../../tests/fixtures/pictures';
import { isCmyk } from './jpeg-segments';

it('tells print colours from others', async () => {
  expect(isCmyk(await scenePipeline(40, 30).toColourspace('cmyk').jpeg().toBuffer())).toBe(true);
  expect(isCmyk(await scenePipeline(40, 30).jpeg().toBuffer())).toBe(false);
  expect(isCmyk(await scenePipeline(40, 30).greyscale().jpeg({ progressive: true }).toBuffer())).toBe(false);
});
