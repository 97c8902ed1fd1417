import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sceneJpeg } from '../../fixtures/pictures';
import { json, type WrittenFields } from './bodies';
import { ask, base64, form, photo, pictureOf, PNG } from './removebg-client';

describe('what fields ask for', () => {
  const asked = async (fields: WrittenFields, picture = photo) => pictureOf(await ask(form(fields, picture)));

  it('formats', async () => {
    expect(await asked({ format: 'jpg' })).toBe('jpeg 320x240');
    expect(await asked({ format: 'auto', bg_color: '81d4fa' })).toBe('jpeg 320x240');
    expect(await asked({ format: 'auto', bg_color: '#81d4fa80' })).toBe(PNG);
    expect(await asked({ channels: 'alpha', bg_color: 'red' })).toBe('png 320x240');
    expect(await asked({ format: 'png', bg_color: 'red' })).toBe(PNG);
  });

  it('a ZIP of colours and a grey matte of 8 bits, as Go and Ruby read it', async () => {
    const answer = await ask(form({ format: 'zip' }));
    expect(answer.headers['content-type']).toBe('application/zip');
    const entries = unzipSync(answer.body);
    expect(Object.keys(entries)).toEqual(['color.jpg', 'alpha.png']);
    const matte = Buffer.from(entries['alpha.png']!);
    // IHDR: 8 bits a sample, colour type 0.
    expect([matte[24], matte[25]]).toEqual([8, 0]);
    expect(await sharp(entries['color.jpg']).metadata()).toMatchObject({
      width: 320,
      height: 240,
      channels: 3,
    });
  });

  it('sizes, which only scale down', async () => {
    const large = await sceneJpeg(1_200, 900);
    expect(await asked({}, large)).toBe('png 577x433 alpha');
    for (const size of ['small', 'regular', 'preview'])
      expect(await asked({ size }, large)).toBe('png 577x433 alpha');
    for (const size of ['medium', 'hd', 'full', '4K', '50MP', 'auto']) {
      expect(await asked({ size }, large), size).toBe('png 1200x900 alpha');
    }
  });

  it('crop, margin, scale and position', async () => {
    const sides = async (fields: WrittenFields) => {
      const answer = await ask(form(fields));
      await pictureOf(answer);
      return [Number(answer.headers['x-width']), Number(answer.headers['x-height'])] as const;
    };
    const [width, height] = await sides({ crop: 'true' });
    expect(width).toBeLessThan(320);
    expect(await sides({ crop: 'true', crop_margin: '10px 20px' })).toEqual([width + 40, height + 20]);
    expect(await asked({ scale: '50%', position: '0% 100%' })).toBe(PNG);
  });

  it('region, background, shadow: each changes the picture', async () => {
    const plain = await ask(form());
    const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'blue' } })
      .png()
      .toBuffer();
    const changes: WrittenFields[] = [
      { roi: '0 0 50% 50%' },
      { bg_color: 'gold', format: 'png' },
      { bg_image_file: { value: png, fileName: 'b.png' }, format: 'png' },
      { shadow_type: 'drop' },
      { shadow_type: '3D', shadow_opacity: '100' },
      { type: 'car', add_shadow: 'true' },
      { type: 'person', 'shadow_type[person]': '3D' },
      { shadow_type: 'auto' },
    ];
    for (const fields of changes) {
      const answer = await ask(form(fields));
      expect(await pictureOf(answer)).toBe(PNG);
      expect(answer.body.equals(plain.body), JSON.stringify(Object.keys(fields))).toBe(false);
    }
    const kind = async (shadow_type: string) => (await ask(form({ shadow_type }))).body;
    expect((await kind('auto')).equals(await kind('drop'))).toBe(true);
    expect((await kind('none')).equals(plain.body)).toBe(true);
  });

  it('the type, asked for at a level', async () => {
    const type = async (fields: WrittenFields) => (await ask(form(fields))).headers['x-type'];
    expect(await type({})).toBe('other');
    expect(await type({ type: 'person' })).toBe('person');
    expect(await type({ type: 'transportation' })).toBe('other');
    expect(await type({ type: 'transportation', type_level: '2' })).toBe('transportation');
    expect(await type({ type: 'graphic', type_level: 'latest' })).toBe('graphics');
    expect(await type({ type: 'person', type_level: 'none' })).toBeUndefined();
    const number = await ask(json({ image_file_b64: base64, type: 'car_part', type_level: 2, crop: true }));
    expect(number.headers['x-type']).toBe('car_part');
  });

  it('says where the client stands, with a reset in unix time', async () => {
    const { headers } = await ask(form());
    const reset = Number(headers['x-ratelimit-reset']) - Date.now() / 1_000;
    expect(Math.abs(reset)).toBeLessThan(100_000);
    expect(Number(headers['x-ratelimit-remaining'])).toBeLessThan(Number(headers['x-ratelimit-limit']));
  });
});
