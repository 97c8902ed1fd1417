/** Of the picture that is read back. */
const SIDE = 32;

/**
 * By how much a byte may be off. Some browsers flip the lowest bits of a few pixels against recognition, which no eye sees and no
 * rounding exceeds.
 */
const TOLERANCE = 2;

let found: Promise<boolean> | undefined;

/**
 * Whether this browser gives back what was drawn on a canvas, as pixels and as a file. Some change it on purpose, so
 * that nobody is recognised by it. Firefox does so by `privacy.resistFingerprinting`, as the Tor Browser has it. What
 * is made of such reads is noise. It is found out once, by known pixels.
 */
export function readsCanvasTruly(): Promise<boolean> {
  return (found ??= findOut());
}

async function findOut(): Promise<boolean> {
  // Without one nothing is read off one, either.
  if (typeof OffscreenCanvas === 'undefined') return true;
  try {
    const drawn = knownPixels();
    const context = contextOf();
    context.putImageData(drawn, 0, 0);
    if (!isSame(drawn, readAll(context))) return false;
    const bitmap = await createImageBitmap(await context.canvas.convertToBlob({ type: 'image/png' }));
    const decoded = contextOf();
    decoded.drawImage(bitmap, 0, 0);
    bitmap.close();
    return isSame(drawn, readAll(decoded));
  } catch {
    // A canvas that must not be read.
    return false;
  }
}

function contextOf(): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('There is no 2D canvas here.');
  return context;
}

/** Opaque colours, in which no neighbours are alike. */
function knownPixels(): ImageData {
  const pixels = new ImageData(SIDE, SIDE);
  pixels.data.forEach((_, index) => {
    pixels.data[index] = index % 4 === 3 ? 255 : (index * 89 + (index >> 7) * 31) % 256;
  });
  return pixels;
}

function readAll(context: OffscreenCanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, SIDE, SIDE);
}

function isSame(drawn: ImageData, read: ImageData): boolean {
  return drawn.data.every((value, index) => Math.abs(value - read.data[index]!) <= TOLERANCE);
}
