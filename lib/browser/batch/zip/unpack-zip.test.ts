import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { unpackZip } from './unpack-zip';
import { MAX_ENTRIES } from './zip-directory';

const JPEG = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  ...Array.from({ length: 5_000 }, (_, index) => index % 251),
);
const text = (words: string) => new TextEncoder().encode(words);

async function unpack(bytes: Uint8Array, room = 200) {
  const pictures: File[] = [];
  const refused: string[] = [];
  for await (const message of unpackZip(new Blob([bytes.slice()]), 'trip.zip', room)) {
    if (message.type === 'picture') pictures.push(message.file);
    else refused.push(`${message.refusal.path} ${message.refusal.reason}`);
  }
  return { pictures, names: pictures.map(({ name }) => name), refused };
}
const unpackFiles = (files: Zippable, room?: number) => unpack(zipSync(files), room);

/** Changes an archive's directory: `at` counts from the beginning of its first entry. */
function patched(files: Zippable, change: (entry: DataView) => void): Uint8Array {
  const zip = zipSync(files);
  const mark = [0x50, 0x4b, 0x01, 0x02];
  const start = zip.findIndex((_, index) => mark.every((byte, offset) => zip[index + offset] === byte));
  change(new DataView(zip.buffer, start));
  return zip;
}

describe('an archive', () => {
  it('gives its pictures, stored or deflated, byte for byte and by their own names', async () => {
    const { pictures, names, refused } = await unpackFiles({
      'a.jpg': [JPEG, { level: 0 }],
      trip: { 'b.jpg': [JPEG, { level: 9 }], 'بحر.jpg': JPEG },
    });
    expect(names).toEqual(['a.jpg', 'b.jpg', 'بحر.jpg']);
    for (const picture of pictures) expect(new Uint8Array(await picture.arrayBuffer())).toEqual(JPEG);
    expect(refused).toEqual([]);
  });

  it('names all in it that is not taken, and why', async () => {
    const { names, refused } = await unpackFiles({
      'a.jpg': JPEG,
      'letter.txt': text('Dear reader'),
      'empty.jpg': new Uint8Array(),
      'drawing.svg': text('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'more.zip': zipSync({ 'c.jpg': JPEG }),
      // Called a picture, and is none.
      'inner.jpg': zipSync({ 'c.jpg': JPEG }),
    });
    expect(names).toEqual(['a.jpg']);
    expect(refused).toEqual([
      'trip.zip/letter.txt not_a_picture',
      'trip.zip/empty.jpg empty_body',
      'trip.zip/drawing.svg svg_not_supported',
      'trip.zip/more.zip zip_nested',
      'trip.zip/inner.jpg zip_nested',
    ]);
  });

  it('gives no more pictures than there is room for; files that are none take no room', async () => {
    const { names, refused } = await unpackFiles({ 'x.txt': text('x'), 'a.jpg': JPEG, 'b.jpg': JPEG }, 1);
    expect(names).toEqual(['a.jpg']);
    expect(refused).toEqual(['trip.zip/x.txt not_a_picture', 'trip.zip/b.jpg over_cap']);
  });

  it('locked with a password is said to be', async () => {
    const zip = patched({ 'a.jpg': JPEG }, (entry) => entry.setUint16(8, entry.getUint16(8, true) | 1, true));
    expect((await unpack(zip)).refused).toEqual(['trip.zip/a.jpg zip_encrypted']);
  });

  it('packed in another way is said to be', async () => {
    const zip = patched({ 'a.jpg': JPEG }, (entry) => entry.setUint16(10, 14, true));
    expect((await unpack(zip)).refused).toEqual(['trip.zip/a.jpg zip_method']);
  });

  it.each([
    ['less', -1],
    ['more', 1],
  ])('that declares %s than it holds is not believed', async (_, difference) => {
    const zip = patched({ 'a.jpg': JPEG }, (entry) => entry.setUint32(24, JPEG.length + difference, true));
    expect(await unpack(zip)).toMatchObject({ names: [], refused: ['trip.zip/a.jpg zip_dishonest'] });
  });

  it('with a bomb in it gives nothing of it: neither declared nor undeclared', async () => {
    const bomb = new Uint8Array(2_000_000);
    bomb.set(JPEG);
    const declared = patched({ 'a.jpg': bomb }, (entry) => entry.setUint32(24, MAX_UPLOAD_BYTES + 1, true));
    expect((await unpack(declared)).refused).toEqual(['trip.zip/a.jpg upload_too_large']);
    const undeclared = patched({ 'a.jpg': bomb }, (entry) => entry.setUint32(24, 10_000, true));
    expect((await unpack(undeclared)).refused).toEqual(['trip.zip/a.jpg zip_dishonest']);
  });

  it('that would be larger than all that is taken is refused before anything is unpacked', async () => {
    const files = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`${index}.jpg`, JPEG]));
    const zip = zipSync(files);
    const view = new DataView(zip.buffer);
    for (let at = 0; at < zip.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, MAX_UPLOAD_BYTES, true);
    }
    expect(await unpack(zip)).toMatchObject({ names: [], refused: ['trip.zip zip_too_large'] });
  });

  it('with too many files is refused as a whole', async () => {
    const files = Object.fromEntries(Array.from({ length: MAX_ENTRIES + 1 }, (_, i) => [`${i}`, text('x')]));
    expect((await unpackFiles(files)).refused).toEqual(['trip.zip zip_too_many']);
  });

  it('that is cut off, garbled or empty is said to be', async () => {
    const zip = zipSync({ 'a.jpg': JPEG });
    expect((await unpack(zip.subarray(0, zip.length - 30))).refused).toEqual(['trip.zip zip_unreadable']);
    const garbled = zip.slice();
    garbled.fill(0xff, 40, 80);
    expect((await unpack(garbled)).refused).toEqual(['trip.zip/a.jpg zip_unreadable']);
    expect((await unpack(zipSync({}))).refused).toEqual(['trip.zip empty_folder']);
  });
});
