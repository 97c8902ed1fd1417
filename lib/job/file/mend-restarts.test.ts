import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { scenePipeline } from '@/tests/fixtures/pictures';
import { mendRestarts } from './mend-restarts';

/** Its marks stand every two units; libjpeg wrote it. */
const whole = readFileSync('tests/fixtures/restarts.jpg');
const scan = whole.indexOf(Buffer.from([0xff, 0xda]));
const announced = whole.indexOf(Buffer.from([0xff, 0xdd]));
const marks = [...whole.keys()].filter(
  (at) => at > scan && whole[at] === 0xff && whole[at + 1]! >= 0xd0 && whole[at + 1]! <= 0xd7,
);

function numbered(numberOf: (index: number) => number): Buffer {
  const file = Buffer.from(whole);
  marks.forEach((at, index) => (file[at + 1] = 0xd0 + (numberOf(index) % 8)));
  return file;
}

function announcing(interval: number): Buffer {
  const file = Buffer.from(whole);
  file.writeUInt16BE(interval, announced + 4);
  return file;
}

const unannounced = (file: Buffer) =>
  Buffer.concat([file.subarray(0, announced), file.subarray(announced + 6)]);
const pixelsOf = (file: Uint8Array) => sharp(file, { failOn: 'warning' }).raw().toBuffer();
const mended = (file: Uint8Array) => {
  const found = mendRestarts(file);
  if (!(found instanceof Uint8Array)) throw new Error(`expected a file but received ${found}`);
  return found;
};

describe('a JPEG whose restart marks', () => {
  it.each([
    ['all have one number', numbered(() => 0)],
    ['begin with another number', numbered((index) => index + 3)],
    ['are swapped', numbered((index) => index ^ 1)],
    ['are counted to seven', numbered((index) => index % 7)],
    ['are not announced', unannounced(whole)],
    ['are announced as none', announcing(0)],
    ['are neither announced nor numbered', unannounced(numbered(() => 5))],
  ])('%s is read whole', async (_, file) => {
    expect((await pixelsOf(mended(file))).equals(await pixelsOf(whole))).toBe(true);
  });

  it('are right is left as it is, and so is one without any', async () => {
    expect(mendRestarts(whole)).toBeUndefined();
    expect(mendRestarts(await scenePipeline(64, 48).jpeg().toBuffer())).toBeUndefined();
    expect(mendRestarts(await scenePipeline(64, 48).jpeg({ progressive: true }).toBuffer())).toBeUndefined();
  });

  it('are announced and not there is read whole', async () => {
    const plain = await scenePipeline(100, 75).jpeg().toBuffer();
    const at = plain.indexOf(Buffer.from([0xff, 0xda]));
    const interval = Buffer.from([0xff, 0xdd, 0, 4, 0, 3]);
    const file = Buffer.concat([plain.subarray(0, at), interval, plain.subarray(at)]);
    expect((await pixelsOf(mended(file))).equals(await pixelsOf(plain))).toBe(true);
  });

  it('do not go together with its data is damaged', () => {
    const file = numbered(() => 0);
    const lost = Buffer.concat([file.subarray(0, marks[4]), file.subarray(marks[6])]);
    expect(mendRestarts(lost)).toBe('damaged');
    expect(mendRestarts(unannounced(lost))).toBe('damaged');
  });

  it('are announced in a frame that samples nothing ends nowhere, and at once', () => {
    const file = Buffer.from(whole);
    const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
    for (const component of [0, 1, 2]) file[frame + 11 + component * 3] = 0;
    const plain = marks.reduceRight(
      (rest, at) => Buffer.concat([rest.subarray(0, at), rest.subarray(at + 2)]),
      file,
    );
    expect(() => [mendRestarts(file), mendRestarts(plain), mendRestarts(unannounced(file))]).not.toThrow();
  });

  it('are wrong, and that is cut short, is mended as far as it goes', () => {
    const file = numbered(() => 0).subarray(0, marks[9]);
    const found = mended(file);
    expect([...found.subarray(marks[3]! + 6, marks[3]! + 8)]).toEqual([0xff, 0xd3]);
  });
});
