import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorBody, isServiceError } from '../errors';
import { plainRequest } from '../remove';
import { OPTION_NAMES, type OptionName } from './options';
import { readRemoveRequest } from './read-request';

type Given = Partial<Record<OptionName, string>>;

const read = (given: Given, hasBackgroundImage = false) =>
  readRemoveRequest(
    (name) => given[name],
    hasBackgroundImage,
    () => ['png'],
  );
const rendering = (given: Given) => read(given).rendering;
const white = { red: 255, green: 255, blue: 255, alpha: 255 };
const black = { red: 0, green: 0, blue: 0, alpha: 255 };

/** The option that a refusal names. */
function refused(given: Given): string | undefined {
  try {
    read(given);
    return undefined;
  } catch (error) {
    return isServiceError(error) ? `${error.code} ${error.option}` : String(error);
  }
}

describe('readRemoveRequest', () => {
  it('reads how many subjects stay', () => {
    const most = (subjects: string) => read({ subjects }).mostSubjects;
    expect(['all', 'largest', '1', '3', '100'].map(most)).toEqual([undefined, 1, 1, 3, 100]);
    for (const subjects of ['0', '101', '-1', '1.5', 'two', 'largest 2']) {
      expect(refused({ subjects })).toBe('invalid_option subjects');
    }
  });

  it('asks for the plain cut-out where nothing is given, or everything is empty', () => {
    expect(read({})).toEqual(plainRequest('png'));
    expect(read({ partial: 'true' })).toEqual({ ...plainRequest('png'), partial: true });
    expect(read(Object.fromEntries(OPTION_NAMES.map((name) => [name, ' '])))).toEqual(plainRequest('png'));
  });

  it('asks for the default format only where none is named', () => {
    const format = () => {
      throw new Error('asked');
    };
    expect(
      readRemoveRequest((name) => (name === 'format' ? 'JPG' : undefined), false, format).encoding.format,
    ).toBe('jpeg');
    expect(() => readRemoveRequest(() => undefined, false, format)).toThrow('asked');
  });

  it.each<[Given, boolean]>([
    [{}, false],
    [{ background: 'white' }, true],
    [{ background: 'ffffff80' }, false],
    [{ background: 'blur' }, true],
    [{ channels: 'alpha' }, true],
  ])('says for %j whether the output is opaque: %s', (given, expected) => {
    const told: boolean[] = [];
    readRemoveRequest(
      (name) => given[name],
      false,
      (opaque) => {
        told.push(opaque);
        return ['webp', 'png'];
      },
    );
    expect(told).toEqual([expected]);
  });

  it('keeps the other formats that will do, but where one is named', () => {
    const formats = () => ['avif', 'webp', 'png'] as const;
    const asked = readRemoveRequest(() => undefined, false, formats);
    expect([asked.encoding.format, asked.otherFormats]).toEqual(['avif', ['webp', 'png']]);
    expect(
      readRemoveRequest((name) => (name === 'format' ? 'avif' : undefined), false, formats).otherFormats,
    ).toEqual([]);
  });

  it.each<[Given, object]>([
    [{ background: '#FFF' }, { background: { kind: 'color', color: white } }],
    [{ background: 'ffffff80' }, { background: { kind: 'color', color: { ...white, alpha: 128 } } }],
    [{ background: '0008' }, { background: { kind: 'color', color: { ...black, alpha: 136 } } }],
    [{ background: 'White' }, { background: { kind: 'color', color: white } }],
    [{ background: 'transparent' }, { background: { kind: 'transparent' } }],
    [{ background: 'blur' }, { background: { kind: 'blur', radius: { value: 3, unit: '%' } } }],
    [{ background: 'blur(12px)' }, { background: { kind: 'blur', radius: { value: 12, unit: 'px' } } }],
    [
      { background: 'linear-gradient(to top right, white, rgb(0, 0, 0) 40%, white, black)' },
      {
        background: {
          kind: 'gradient',
          angleDegrees: 45,
          stops: [
            { color: white, offset: 0 },
            { color: black, offset: 0.4 },
            { color: white, offset: 0.7 },
            { color: black, offset: 1 },
          ],
        },
      },
    ],
    [
      { background: 'linear-gradient(-90deg, #fff 60%, #000 20%)' },
      {
        background: {
          kind: 'gradient',
          angleDegrees: 270,
          stops: [
            { color: white, offset: 0.6 },
            { color: black, offset: 0.6 },
          ],
        },
      },
    ],
    [{ crop: 'true' }, { crop: { margin: { top: { value: 0, unit: 'px' } } } }],
    [
      { crop: '1', crop_margin: '10px 5%' },
      {
        crop: {
          margin: {
            top: { value: 10, unit: 'px' },
            right: { value: 5, unit: '%' },
            left: { value: 5, unit: '%' },
          },
        },
      },
    ],
    [{ crop_margin: '10px' }, { crop: undefined }],
    [{ scale: '80%' }, { scale: 0.8, position: undefined }],
    [
      { scale: 'original', position: 'original' },
      { scale: undefined, position: undefined },
    ],
    [{ position: 'center' }, { position: { x: 0.5, y: 0.5 } }],
    [{ position: '25%' }, { position: { x: 0.25, y: 0.25 } }],
    [{ position: '0 100%' }, { position: { x: 0, y: 1 } }],
    [{ canvas: '1200x1600' }, { canvas: { width: 1200, height: 1600 } }],
    [{ size: 'full' }, { bound: undefined }],
    [{ size: '0.25MP' }, { bound: { kind: 'pixels', maxPixels: 250_000 } }],
    [{ size: '1600px' }, { bound: { kind: 'box', box: { width: 1600, height: 1600 } } }],
    [{ size: '800x600' }, { bound: { kind: 'box', box: { width: 800, height: 600 } } }],
    [{ shadow: 'car' }, { shadow: { kind: 'car', opacity: 0.9 } }],
    [{ shadow: 'drop', shadow_opacity: '30' }, { shadow: { kind: 'drop', opacity: 0.3 } }],
    [{ shadow: 'none', shadow_opacity: '30' }, { shadow: undefined }],
    [{ outline: '2% white' }, { outline: { width: { value: 2, unit: '%' }, color: white } }],
  ])('reads %j', (given, expected) => expect(rendering(given)).toMatchObject(expected));

  it('reads a model’s name, and what the picture is of', () => {
    expect(read({ model: 'u2net_human_seg', type: 'Person' })).toMatchObject({
      model: 'u2net_human_seg',
      subject: 'person',
    });
    expect(read({ type: 'auto' }).subject).toBeUndefined();
  });

  it('reads a region as left, top, right and bottom', () => {
    expect(read({ roi: '0 10px 50% 100%' }).region).toEqual({
      left: { value: 0, unit: 'px' },
      top: { value: 10, unit: 'px' },
      right: { value: 50, unit: '%' },
      bottom: { value: 100, unit: '%' },
    });
  });

  it.each<Given>([
    { format: 'gif' },
    { quality: '0' },
    { quality: '101' },
    { quality: '80.5' },
    { lossless: 'maybe' },
    { channels: 'rgb' },
    { model: '../u2net' },
    { type: 'anything' },
    { roi: '0 0 100%' },
    { roi: '10px 0 5px 100%' },
    { roi: '0 0 120% 100%' },
    { crop_margin: '10' },
    { crop_margin: '501px' },
    { crop_margin: '1px 2px 3px' },
    { scale: '0%' },
    { scale: '80' },
    { position: 'left' },
    { position: '10% 20% 30%' },
    { canvas: '0x10' },
    { canvas: '10000x10000' },
    { canvas: '70000x1' },
    { size: '0MP' },
    { size: '0px' },
    { size: '50%' },
    { background: '#ff' },
    { background: 'nocolor' },
    { background: 'url(https://example.com/x.png)' },
    { background: 'linear-gradient(white)' },
    { background: 'linear-gradient(to nowhere, white, black)' },
    { background: 'blur(30%)' },
    { shadow: '3D' },
    { shadow_opacity: '101' },
    { outline: 'white' },
    { outline: '11% white' },
    { outline: '0 white' },
  ])('refuses %j, naming the option', (given) => {
    expect(refused(given)).toBe(`invalid_option ${Object.keys(given)[0]}`);
  });

  it('says what the option takes, and repeats nothing of the request', () => {
    const { error } = errorBody('invalid_option', { option: 'scale' });
    expect(error.option).toBe('scale');
    expect(error.message).toContain('from 1% to 100%');
  });

  it('takes one background at most', () => {
    expect(read({}, true).rendering.background).toEqual({ kind: 'picture' });
    expect(() => read({ background: 'red' }, true)).toThrow(
      expect.objectContaining({ code: 'two_backgrounds' }),
    );
  });

  it('answers any text with a request or with the option’s name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OPTION_NAMES), fc.string({ maxLength: 700 }), (name, value) => {
        const outcome = refused({ [name]: value });
        expect(outcome === undefined || outcome === `invalid_option ${name}`).toBe(true);
      }),
    );
  });
});
