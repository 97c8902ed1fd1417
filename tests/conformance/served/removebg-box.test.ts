import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { SUBJECT_LEVEL } from '@/lib/core/subjects';
import { sceneJpeg } from '../../fixtures/pictures';
import type { WrittenFields } from './bodies';
import { ask, form, photo, withHeaders } from './removebg-client';
import type { Replayed } from './replay';

/** Left, top, width and height, as an answer's headers tell them. */
const toldBox = ({ headers }: Replayed) =>
  ['left', 'top', 'width', 'height'].map((side) => Number(headers[`x-foreground-${side}`]));

const sizes = ({ headers }: Replayed) =>
  ['x-width', 'x-height', 'x-max-width', 'x-max-height'].map((name) => Number(headers[name]));

/** The same of all pixels of the answered picture that belong to the subject. */
async function seenBox({ body }: Replayed): Promise<number[]> {
  const { data, info } = await sharp(body).extractChannel(3).raw().toBuffer({ resolveWithObject: true });
  const [xs, ys]: [number[], number[]] = [[], []];
  data.forEach((alpha, i) => {
    if (alpha < SUBJECT_LEVEL) return;
    xs.push(i % info.width);
    ys.push(Math.floor(i / info.width));
  });
  const extent = (places: number[]) => {
    const [least, most] = places.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [
      Infinity,
      -1,
    ] as [number, number]);
    return [least, most - least + 1] as const;
  };
  const [[left, width], [top, height]] = [extent(xs), extent(ys)];
  return [left, top, width, height];
}

const asked = (fields: WrittenFields, picture = photo) => ask(form(fields, picture));

describe('X-Foreground-Top, -Left, -Width and -Height', () => {
  it.each<WrittenFields>([
    { format: 'png' },
    { format: 'png', crop: 'true', crop_margin: '10px 20px' },
    { format: 'png', crop: 'true' },
    { format: 'png', position: '0% 100%' },
    { format: 'png', roi: '0 0 60% 100%' },
  ])('are the box of what the picture shows of the subject, to the pixel: %j', async (fields) => {
    const answer = await asked(fields);
    const box = toldBox(answer);
    expect(box).toEqual(await seenBox(answer));
    expect(box[2]).toBeGreaterThan(20);
  });

  it.each<WrittenFields>([
    { format: 'png', scale: '50%' },
    { format: 'png', size: 'preview' },
  ])('are told to about a pixel where it is scaled: %j', async (fields) => {
    const answer = await asked(fields, await sceneJpeg(1_200, 900));
    const [told, seen] = [toldBox(answer), await seenBox(answer)];
    told.forEach((side, i) =>
      expect(Math.abs(side - seen[i]!), `${told.join()} ${seen.join()}`).toBeLessThanOrEqual(2),
    );
  });

  it('are those of the subject, not of what lies behind it, in all formats', async () => {
    const plain = toldBox(await asked({}));
    for (const fields of [
      { bg_color: 'gold' },
      { format: 'zip' },
      { channels: 'alpha' },
      { format: 'webp' },
    ]) {
      expect(toldBox(await asked(fields)), JSON.stringify(fields)).toEqual(plain);
    }
  });

  it('stand in JSON, too', async () => {
    const answer = await ask(withHeaders(form(), { Accept: 'application/json' }));
    const { data } = JSON.parse(answer.body.toString()) as { data: Record<string, unknown> };
    const [left, top, width, height] = toldBox(answer);
    expect(data).toEqual({
      result_b64: expect.any(String) as string,
      foreground_top: top,
      foreground_left: left,
      foreground_width: width,
      foreground_height: height,
    });
    expect(width).toBeGreaterThan(20);
  });
});

describe('X-Max-Width and X-Max-Height', () => {
  it('are what the largest size would give', async () => {
    const large = await sceneJpeg(1_200, 900);
    expect(sizes(await asked({ size: 'preview' }, large))).toEqual([577, 433, 1_200, 900]);
    expect(sizes(await asked({ size: 'full' }, large))).toEqual([1_200, 900, 1_200, 900]);
    const crop = { crop: 'true', crop_margin: '5%' };
    const [small, whole] = [
      await asked({ ...crop, size: 'preview' }, large),
      await asked({ ...crop, size: 'full' }, large),
    ];
    expect(sizes(small).slice(2)).toEqual(sizes(whole).slice(0, 2));
    expect(sizes(small)[0]).toBeLessThan(sizes(small)[2]!);
  });
});
