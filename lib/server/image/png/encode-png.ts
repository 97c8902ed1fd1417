import 'server-only';
import { once } from 'node:events';
import { constants, createDeflate } from 'node:zlib';
import { pixelWords, type RgbaImage, type Size } from '@/lib/core/image';
import { pngChunk, PNG_SIGNATURE } from './chunk';
import { filterRows } from './filter-rows';
import { DEFAULT_DENSITY, physicalSize } from './physical-size';

/** Rows are filtered and handed to zlib in bands of about this size, in bytes; two exist at a time. */
const BAND_BYTES = 1_048_576;

/** Largest piece that zlib gives back, in bytes; each becomes a chunk. */
const PIECE_BYTES = 1_048_576;

/**
 * zlib's run-length strategy: after filtering there is little else than runs and noise, and looking for longer matches
 * takes more time for no fewer bytes.
 */
const STRATEGY = constants.Z_RLE;

/**
 * Encodes an RGBA picture as PNG, 8 bits a channel. Less time than the image library's default takes, for two
 * fifths fewer bytes: rows are made and filtered in this thread while zlib packs the ones before in another.
 *
 * @param image straight alpha
 * @param density pixels per inch
 * @param makeRows called before rows are read, from the top, each once: they may be made only then
 */
export async function encodePng(
  image: RgbaImage,
  density: number = DEFAULT_DENSITY,
  makeRows?: (from: number, to: number) => void,
): Promise<Buffer> {
  const pieces: Buffer[] = [
    PNG_SIGNATURE,
    ...pngChunk('IHDR', header(image)),
    ...pngChunk('pHYs', physicalSize(density)),
  ];
  const deflate = createDeflate({ strategy: STRATEGY, chunkSize: PIECE_BYTES });
  deflate.on('data', (packed: Buffer) => pieces.push(...pngChunk('IDAT', packed)));
  const ended = once(deflate, 'end');

  let packing = Promise.resolve();
  for (const band of filteredBands(image, makeRows)) {
    // The band before is packed in a thread of zlib's while this one was made.
    await packing;
    packing = new Promise((resolve) => deflate.write(band, () => resolve()));
  }
  await packing;
  deflate.end();
  await ended;
  return Buffer.concat([...pieces, ...pngChunk('IEND', Buffer.alloc(0))]);
}

/** Size, 8 bits a channel, truecolour with alpha; deflate, adaptive filters, not interlaced. */
function header({ width, height }: Size): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  return data;
}

function* filteredBands(
  image: RgbaImage,
  makeRows: ((from: number, to: number) => void) | undefined,
): Generator<Uint8Array> {
  const { width, height } = image;
  const words = pixelWords(image);
  const rows = Math.max(1, Math.floor(BAND_BYTES / (width * 4)));
  for (let y = 0; y < height; y += rows) {
    const end = Math.min(height, y + rows);
    makeRows?.(y, end);
    yield filterRows(words, width, y, end);
  }
}
