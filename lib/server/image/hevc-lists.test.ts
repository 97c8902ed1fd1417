import { describe, expect, it } from 'vitest';
import { heicFile } from '../../../tests/fixtures/heic/files';
import { dusk } from '../../../tests/fixtures/dusk';
import { withProperties } from '../../../tests/fixtures/heif-boxes';
import { decode } from './decode';
import { hasChromaLists } from './hevc-lists';
import { isoBox } from './iso-boxes';

/** What of a sequence parameter set counts here. */
interface Sequence {
  readonly chroma: number;
  readonly lists: boolean;
  /** Largest transform, as a power of two. */
  readonly largest: number;
  readonly separatePlanes?: boolean;
  readonly hasWindow?: boolean;
  readonly subLayers?: number;
}

const CONCERNED: Sequence = { chroma: 3, lists: true, largest: 5 };

const bit = (is = false) => (is ? '1' : '0');
const code = (value: number) => {
  const bits = (value + 1).toString(2);
  return '0'.repeat(bits.length - 1) + bits;
};
const codes = (count: number) => code(1).repeat(count);

/** Written as ITU-T H.265, 7.3.2.2.1 has it. */
function sequenceOf(told: Sequence): Buffer {
  const { chroma, lists, largest, separatePlanes, hasWindow, subLayers = 0 } = told;
  const bits = [
    ...['0100001000000001', '0000', subLayers.toString(2).padStart(3, '0'), '1', '0'.repeat(96)],
    ...['10'.repeat(subLayers), subLayers > 0 ? '00'.repeat(8 - subLayers) : '', '0'.repeat(88 * subLayers)],
    ...[code(0), code(chroma), chroma === 3 ? bit(separatePlanes) : '', code(64), code(96)],
    ...[bit(hasWindow), hasWindow ? codes(4) : '', codes(3), '1', codes(3 * (subLayers + 1))],
    ...[code(0), code(3), code(0), code(largest - 2), codes(2), bit(lists), '0'.repeat(40)],
  ].join('');
  const bytes = bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2));
  const kept: number[] = [];
  for (const byte of bytes) {
    if (byte <= 3 && kept.at(-1) === 0 && kept.at(-2) === 0) kept.push(3);
    kept.push(byte);
  }
  return Buffer.from(kept);
}

/** A HEIC file with a further decoder configuration. */
function fileWith(sequence: Sequence): Buffer {
  const unit = sequenceOf(sequence);
  const configuration = Buffer.concat([Buffer.alloc(22), Buffer.from([1, 33, 0, 1, 0, unit.length]), unit]);
  return withProperties(heicFile('quarters'), [isoBox('hvcC', configuration)]);
}

describe('scaling lists of full chroma', () => {
  it.each<[string, Partial<Sequence>]>([
    ['as they come', {}],
    ['behind a window', { hasWindow: true }],
    ['behind sub-layers', { subLayers: 2 }],
  ])('are told, %s', (_, more) => {
    expect(hasChromaLists(fileWith({ ...CONCERNED, ...more }))).toBe(true);
  });

  it.each<[string, Partial<Sequence>]>([
    ['no lists', { lists: false }],
    ['half the colour', { chroma: 1 }],
    ['half the colour across', { chroma: 2 }],
    ['three planes coded as grey', { separatePlanes: true }],
    ['no block of 32 × 32', { largest: 4 }],
  ])('are none where there is %s', (_, other) => {
    expect(hasChromaLists(fileWith({ ...CONCERNED, ...other }))).toBe(false);
  });

  it('are not looked for beyond the end of a file or of a box', () => {
    const file = fileWith(CONCERNED);
    for (let length = 0; length < file.length - 300; length += 7) {
      expect(hasChromaLists(file.subarray(0, length))).toBe(false);
    }
  });

  it('leave a picture its colours', async () => {
    const file = heicFile('lists');
    expect(hasChromaLists(file)).toBe(true);
    const { width, height, data } = await decode(file, 'heic');
    const meant = await dusk(width, height).ensureAlpha().raw().toBuffer();
    const off = data.reduce((sum, level, index) => sum + Math.abs(level - meant[index]!), 0) / data.length;
    expect([width, height]).toEqual([128, 96]);
    expect(off).toBeLessThan(2);
  });
});
