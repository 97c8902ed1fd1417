import 'server-only';
import type { ColorDescription, Transfer } from './code-points';
import { rgbToD50 } from './matrix';

const HEADER_BYTES = 128;
const TAG_BYTES = 12;

/** g, a, b, c, d of a parametric curve of type 3 (ICC.1:2022, 10.18): sRGB's. */
const SRGB_CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/**
 * An ICC profile for colours that a file names by numbers (ICC.1:2022, three-component matrix-based display profile,
 * 8.4.3). So the image library converts them as it does those of all other profiles.
 *
 * @param description not of PQ or HLG, which no such profile can tell
 */
export function matrixProfile({ primaries, transfer }: ColorDescription): Buffer {
  const [x, y, z] = rgbToD50(primaries);
  const curve = parametricCurve(transfer);
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', text('named by numbers')],
    ['cprt', text('none')],
    ['wtpt', xyzTag([0.9642, 1, 0.8249])],
    ['rXYZ', xyzTag([x[0], y[0], z[0]])],
    ['gXYZ', xyzTag([x[1], y[1], z[1]])],
    ['bXYZ', xyzTag([x[2], y[2], z[2]])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + tags.length * TAG_BYTES);
  table.writeUInt32BE(tags.length);
  let offset = HEADER_BYTES + table.length;
  for (const [index, [signature, data]] of tags.entries()) {
    const at = 4 + index * TAG_BYTES;
    table.write(signature, at, 'latin1');
    table.writeUInt32BE(offset, at + 4);
    table.writeUInt32BE(data.length, at + 8);
    offset += data.length;
  }
  return Buffer.concat([header(offset), table, ...tags.map(([, data]) => data)]);
}

function header(bytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(bytes, 0);
  header.writeUInt32BE(0x04_30_00_00, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  xyzTag([0.9642, 1, 0.8249]).copy(header, 68, 8);
  return header;
}

function parametricCurve(transfer: Transfer): Buffer {
  const values = transfer.kind === 'power' ? [transfer.exponent] : SRGB_CURVE;
  const curve = Buffer.alloc(12 + values.length * 4);
  curve.write('para', 'latin1');
  curve.writeUInt16BE(transfer.kind === 'power' ? 0 : 3, 8);
  for (const [index, value] of values.entries()) curve.writeInt32BE(fixed(value), 12 + index * 4);
  return curve;
}

function xyzTag(values: readonly number[]): Buffer {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ', 'latin1');
  for (const [index, value] of values.entries()) tag.writeInt32BE(fixed(value), 8 + index * 4);
  return tag;
}

/** A multiLocalizedUnicodeType with one record; padded to four bytes. */
function text(words: string): Buffer {
  const utf16 = Buffer.from(words, 'utf16le').swap16();
  const tag = Buffer.alloc(Math.ceil((28 + utf16.length) / 4) * 4);
  tag.write('mluc', 'latin1');
  tag.writeUInt32BE(1, 8);
  tag.writeUInt32BE(12, 12);
  tag.write('enUS', 16, 'latin1');
  tag.writeUInt32BE(utf16.length, 20);
  tag.writeUInt32BE(28, 24);
  utf16.copy(tag, 28);
  return tag;
}

/** s15Fixed16Number. */
function fixed(value: number): number {
  return Math.round(value * 65_536);
}
