import { CHECKSUM_BYTES, pngChunks, viewOf } from '@/lib/contracts/file-parts';

/** Samples a pixel, by colour type (PNG 1.2, 4.1.1). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Adam7 (PNG 1.2, 2.6): first column and row of each pass, and how far its pixels are apart. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Whether the data of a PNG without an end mark unpacks to every row of the picture.
 *
 * @param bytes the whole file
 */
export async function hasAllRows(bytes: Uint8Array): Promise<boolean> {
  const { header, data } = readParts(bytes);
  const wanted = header === undefined ? Infinity : rowBytes(viewOf(bytes), header);
  return (await unpackedBytes(data, wanted)) >= wanted;
}

/**
 * How many rows of a PNG are there whole, from the top. An interlaced one has none before its last pass.
 *
 * @param bytes the whole file
 */
export async function pngRowsThere(
  bytes: Uint8Array,
): Promise<{ readonly rows: number; readonly height: number }> {
  const { header, data } = readParts(bytes);
  if (header === undefined) return { rows: 0, height: 1 };
  const view = viewOf(bytes);
  const unpacked = await unpackedBytes(data, rowBytes(view, header));
  return { rows: rowsIn(view, header, unpacked), height: view.getUint32(header + 4) };
}

/**
 * How many rows of a PNG are whole, from the top, in so many bytes that its data unpacks to.
 *
 * @param header where `IHDR` begins, behind its length and type
 */
export function rowsIn(view: DataView, header: number, unpacked: number): number {
  const height = view.getUint32(header + 4);
  const lengths = passBytes(view, header);
  const wanted = lengths.reduce((sum, length) => sum + length, 0);
  const ofLast = lengths.at(-1) ?? 0;
  const there = unpacked - (wanted - ofLast);
  // The last of seven passes has every second row.
  const rows = lengths.length === 1 ? height : Math.floor(height / 2);
  const whole = Math.floor(Math.max(0, there) / (ofLast / rows));
  return Math.min(height, lengths.length === 1 ? whole : whole * 2);
}

/** Where the header's content stands, and the pixels' data; the last of it as far as it is there. */
function readParts(bytes: Uint8Array) {
  const data: Uint8Array<ArrayBuffer>[] = [];
  let header: number | undefined;
  for (const { type, from, to } of pngChunks(bytes)) {
    if (type === 'IHDR' && to + CHECKSUM_BYTES <= bytes.length) header = from;
    if (type === 'IDAT') data.push(bytes.slice(from, to));
  }
  return { header, data };
}

/**
 * Bytes of all rows, each behind the number of its filter; of an interlaced picture, of all passes. NaN where there is no such kind
 * of picture.
 *
 * @param header where `IHDR` begins, behind its length and type
 */
export function rowBytes(view: DataView, header: number): number {
  return passBytes(view, header).reduce((sum, length) => sum + length, 0);
}

/** The same for each pass; a picture that is not interlaced has one. */
function passBytes(view: DataView, header: number): number[] {
  const [width, height] = [view.getUint32(header), view.getUint32(header + 4)];
  const bits = view.getUint8(header + 8) * (SAMPLES[view.getUint8(header + 9)] ?? NaN);
  const interlaced = view.getUint8(header + 12) === 1;
  const passes = interlaced ? PASSES : [[0, 0, 1, 1] as const];
  return passes.map(([left, top, stepX, stepY]) => {
    const columns = Math.ceil((width - left) / stepX);
    const rows = Math.ceil((height - top) / stepY);
    return columns > 0 && rows > 0 ? rows * (1 + Math.ceil((columns * bits) / 8)) : 0;
  });
}

/** How many bytes come out of a zlib stream that may be cut off. No more are counted than are wanted. */
async function unpackedBytes(data: readonly Uint8Array<ArrayBuffer>[], wanted: number): Promise<number> {
  let count = 0;
  const unpacked = new Blob([...data]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  try {
    while (count < wanted) {
      const { done, value } = await unpacked.read();
      if (done) break;
      count += value.length;
    }
    await unpacked.cancel();
  } catch {
    // The stream ends too early, which is no news: what came before it counts.
  }
  return count;
}
