import 'server-only';
import type { RgbaImage, Size } from '@/lib/core/image';
import { DEFAULT_DENSITY, physicalSize, PNG_SIGNATURE, pngChunk } from './chunk';
import { RowPacker } from './row-packer';

/** Rows are made, filtered and packed in bands of about this size, in bytes, which stay in the processor's cache. */
const BAND_BYTES = 262_144;

/**
 * Encodes an RGBA picture as PNG, 8 bits a channel. Less time than the image library's default takes, for two
 * fifths fewer bytes.
 *
 * @param image straight alpha
 * @param density pixels per inch
 * @param makeRows called before rows are read, from the top, each once: they may be made only then
 */
export function encodePng(
  image: RgbaImage,
  density: number = DEFAULT_DENSITY,
  makeRows?: (from: number, to: number) => void,
): Buffer {
  const { width, height } = image;
  const pieces: Buffer[] = [
    PNG_SIGNATURE,
    ...pngChunk('IHDR', header(image)),
    ...pngChunk('pHYs', physicalSize(density)),
  ];
  const packer = new RowPacker(image);
  const rows = Math.max(1, Math.floor(BAND_BYTES / (width * 4)));
  for (let y = 0; y < height; y += rows) {
    const end = Math.min(height, y + rows);
    makeRows?.(y, end);
    pieces.push(...pngChunk('IDAT', packer.pack(y, end)));
  }
  return Buffer.concat([...pieces, ...pngChunk('IEND', Buffer.alloc(0))]);
}

/** Size, 8 bits a channel, truecolour with alpha; deflate, adaptive filters, not interlaced. */
function header({ width, height }: Size): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  return data;
}
