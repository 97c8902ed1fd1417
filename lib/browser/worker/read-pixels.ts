import type { RgbaImage, Size } from '@/lib/core/image';
import { readsCanvasTruly } from './canvas-reads';
import { EngineError } from './engine-error';
import { takeMemory } from './memory-pool';

/**
 * Pixels that are read out of the canvas at once. A canvas of the whole picture would be one more copy of it. Safari on
 * phones has none above 4096 × 4096.
 */
const BAND_PIXELS = 1_048_576;

/**
 * A decoded picture's pixels in sRGB. **Closes the bitmap**: from here on there is one copy.
 * @throws EngineError where this browser draws no such picture; `canvas_altered` where it reads another than was drawn
 */
export async function readPixels(bitmap: ImageBitmap): Promise<RgbaImage> {
  if (!(await readsCanvasTruly())) throw new EngineError('canvas_altered');
  const { width, height } = bitmap;
  const data = takeMemory(width * height * 4);
  if (!(await copyOpaque(bitmap, data))) copyBands(bitmap, data);
  bitmap.close();
  return { width, height, data };
}

/**
 * Copies an opaque picture in half of the time that a canvas takes, where the browser has WebCodecs with conversion.
 * What is not opaque is left to the canvas: of a frame nobody says whether its colours are premultiplied.
 * @returns whether it did
 */
async function copyOpaque(bitmap: ImageBitmap, data: Uint8Array): Promise<boolean> {
  if (typeof VideoFrame === 'undefined') return false;
  let converts = false;
  try {
    const frame = new VideoFrame(bitmap, { timestamp: 0 });
    try {
      // A frame of a photo that is to be turned holds it as the camera did. Older browsers do not say so.
      const { format, rotation, flip } = frame as VideoFrame & { rotation?: number; flip?: boolean };
      if ((format !== 'RGBX' && format !== 'BGRX') || rotation !== 0 || flip !== false) return false;
      const options: VideoFrameCopyToOptions = {
        colorSpace: 'srgb',
        // Read by those browsers only that know of it; others would copy without a word in the frame's own format.
        get format(): VideoPixelFormat {
          converts = true;
          return 'RGBA';
        },
      };
      await frame.copyTo(data, options);
      return converts;
    } finally {
      frame.close();
    }
  } catch {
    // Sizes that frames do not have, formats that are not converted: the canvas knows them all.
    return false;
  }
}

function copyBands(bitmap: ImageBitmap, data: Uint8Array): void {
  const { width, height } = bitmap;
  const rows = Math.min(height, Math.max(1, Math.floor(BAND_PIXELS / width)));
  const context = canvasContext({ width, height: rows });
  // What is drawn replaces what was there, so that transparent pixels do not show the band before.
  context.globalCompositeOperation = 'copy';
  for (let y = 0; y < height; y += rows) {
    context.drawImage(bitmap, 0, -y);
    const band = context.getImageData(0, 0, width, Math.min(rows, height - y), { colorSpace: 'srgb' });
    data.set(band.data, y * width * 4);
  }
}

/** @throws EngineError where this browser has no canvas of that size */
export function canvasContext({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    colorSpace: 'srgb',
    // Kept in memory, not on the graphics card: all that it is for is being read.
    willReadFrequently: true,
  });
  if (context === null) throw new EngineError('device_failed', new Error('There is no 2D canvas here.'));
  return context;
}
