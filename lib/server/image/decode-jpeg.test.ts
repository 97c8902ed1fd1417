import { beforeEach, expect, it, vi } from 'vitest';
import { jpegSegments, SOS } from '@/lib/job/file/jpeg-segments';
import { scenePipeline } from '../../../tests/fixtures/pictures';
import { decodeJpeg } from './decode-jpeg';
import type * as SharpModule from './sharp';
import { sharp } from './sharp';

vi.mock('./sharp', async (original) => {
  const real = await original<typeof SharpModule>();
  return { ...real, sharp: vi.fn(real.sharp) };
});

const SIZE = { width: 320, height: 240 };
const jpeg = (progressive: boolean) =>
  scenePipeline(SIZE.width, SIZE.height).jpeg({ progressive }).toBuffer();
const lastScan = (file: Buffer) => [...jpegSegments(file)].findLast(({ marker }) => marker === SOS)!;
const put = (file: Buffer, at: number, bytes: number) =>
  Buffer.concat([file.subarray(0, at), Buffer.alloc(bytes, 1), file.subarray(at)]);

beforeEach(() => vi.mocked(sharp).mockClear());

it.each([
  ['baseline', 'as it is', false, (file: Buffer) => file],
  [
    'baseline',
    'with bytes between its segments',
    false,
    (file: Buffer) => put(file, lastScan(file).from - 4, 9),
  ],
  ['baseline', 'without its end mark', false, (file: Buffer) => file.subarray(0, -2)],
  [
    'progressive',
    'with bytes between its scans',
    true,
    (file: Buffer) => put(file, lastScan(file).from - 4, 9),
  ],
  ['progressive', 'with bytes before its end mark', true, (file: Buffer) => put(file, file.length - 2, 200)],
  ['progressive', 'without its end mark', true, (file: Buffer) => file.subarray(0, -2)],
])('a %s JPEG %s is decoded once, and whole', async (_, __, progressive, change) => {
  const file = await jpeg(progressive);
  const { data } = await decodeJpeg(change(file), undefined);
  expect(sharp).toHaveBeenCalledTimes(1);
  const { data: original } = await decodeJpeg(file, undefined);
  expect(Buffer.from(data).equals(Buffer.from(original))).toBe(true);
});

const END = Buffer.from([0xff, 0xd9]);

it.each<[string, string, number, (file: Buffer) => Buffer]>([
  ['baseline', 'ended by somebody', 0.6, (file: Buffer) => Buffer.concat([file, END])],
  ['baseline', 'not ended', 0.6, (file: Buffer) => file],
  // Within scans of the DC, of the first bits of AC, and of the last bits.
  ['progressive', 'ended by somebody', 0.1, (file: Buffer) => Buffer.concat([file, END])],
  ['progressive', 'ended by somebody', 0.4, (file: Buffer) => Buffer.concat([file, END])],
  ['progressive', 'ended by somebody', 0.6, (file: Buffer) => Buffer.concat([file, END])],
  ['progressive', 'ended by somebody', 0.95, (file: Buffer) => Buffer.concat([file, END])],
])(
  'a %s JPEG that is cut short, and %s, at %d of its bytes, takes one decode to be found',
  async (kind, _, share, change) => {
    const file = await jpeg(kind === 'progressive');
    const cut = change(file.subarray(0, Math.floor(file.length * share)));
    await expect(decodeJpeg(cut, undefined)).rejects.toThrow();
    expect(sharp).toHaveBeenCalledTimes(1);
  },
);

it('a progressive JPEG whose scans are whole may end before the last bits: the standard asks for the DC alone', async () => {
  const file = await jpeg(true);
  const tables = [...jpegSegments(file)].at(-3)!;
  const coarse = Buffer.concat([file.subarray(0, tables.from - 4), END]);
  expect(await decodeJpeg(coarse, undefined)).toMatchObject(SIZE);
});
