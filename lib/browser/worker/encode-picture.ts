import { isReadable } from '@/lib/browser/results/is-readable';
import type { RgbaImage, Size } from '@/lib/core/image';
import { encodeWithin } from '@/lib/job/encode-within';
import { readsCanvasTruly } from './canvas-reads';
import { EngineError } from './engine-error';
import { giveMemory, fitsPool } from './memory-pool';
import type { LocalRequest } from './messages';
import { canvasContext } from './read-pixels';

/** Of what is stored with loss, 1 to 100, where nothing was asked for. */
const DEFAULT_QUALITY = 90;

/**
 * Writes a picture as a file. JPEG has no alpha: what is transparent becomes white. **Takes `image.data`**: the
 * canvas has the pixels then, and a second copy of 48 megapixels is 192 MB.
 *
 * @param maxBytes what the file may have. Its quality is lowered until it does, or is as asked for where that does not
 * help
 * @throws EngineError where this browser does not write the format, or has no memory for it. `no_room_here` where it
 *   has none for the file. `canvas_altered` where it writes another than was drawn
 */
export async function encodePicture(
  image: RgbaImage,
  encoding: LocalRequest['encoding'],
  maxBytes?: number,
): Promise<Blob> {
  if (!(await readsCanvasTruly())) throw new EngineError('canvas_altered');
  const { format, lossless } = encoding;
  const { width, height, data } = image;
  const context = canvasOf(image);
  // The core's arrays are its own, never shared: the view is as good as the array.
  const pixels = new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.length);
  context.putImageData(new ImageData(pixels, width, height), 0, 0);
  giveMemory(data.buffer as ArrayBuffer);
  if (format === 'jpeg') {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'source-over';
  }
  let asked: Blob | undefined;
  const within = await encodeWithin({
    encodeAt: async (quality) => {
      const blob = await write(context, { ...encoding, quality });
      asked ??= blob;
      return blob;
    },
    bytesOf: ({ size }) => size,
    maxBytes,
    quality: encoding.quality,
    lossy: format === 'jpeg' || (format === 'webp' && !lossless),
  });
  return within ?? asked!;
}

async function write(
  { canvas }: OffscreenCanvasRenderingContext2D,
  { format, quality = DEFAULT_QUALITY, lossless }: LocalRequest['encoding'],
): Promise<Blob> {
  const type = `image/${format}`;
  // At 1 WebP is written without loss, below it is not. PNG has no quality.
  const percent = format === 'webp' ? (lossless ? 100 : Math.min(quality, 99)) : quality;
  const blob = await canvas.convertToBlob({ type, quality: percent / 100 });
  // A browser that cannot write a format writes PNG in its place, without a word.
  if (blob.type !== type) throw new EngineError('device_failed', new Error(`No ${format} is written here.`));
  if (!(await isReadable(blob))) throw new EngineError('no_room_here');
  return blob;
}

let reusedCanvas: OffscreenCanvasRenderingContext2D | undefined;

/** The canvas of the picture before, if it is of this size. */
function canvasOf(size: Size): OffscreenCanvasRenderingContext2D {
  const { width, height } = reusedCanvas?.canvas ?? {};
  const context =
    reusedCanvas && width === size.width && height === size.height ? reusedCanvas : canvasContext(size);
  reusedCanvas = fitsPool(size.width * size.height * 4) ? context : undefined;
  return context;
}
