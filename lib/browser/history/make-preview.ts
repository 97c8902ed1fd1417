import 'client-only';
import { readsCanvasTruly } from '../worker/canvas-reads';

/** Longest side of a preview, in pixels: a thumbnail's on a screen of two pixels a point. */
const PREVIEW_SIDE = 224;

/**
 * Draws a small picture of a cut-out, so that no list ever decodes whole ones.
 * @returns undefined where the browser cannot
 */
export async function makePreview(cutOut: Blob): Promise<Blob | undefined> {
  try {
    if (!(await readsCanvasTruly())) return undefined;
    const whole = await createImageBitmap(cutOut);
    try {
      const scale = Math.min(1, PREVIEW_SIDE / Math.max(whole.width, whole.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(whole.width * scale));
      canvas.height = Math.max(1, Math.round(whole.height * scale));
      const context = canvas.getContext('2d');
      if (context === null) return undefined;
      context.imageSmoothingQuality = 'high';
      context.drawImage(whole, 0, 0, canvas.width, canvas.height);
      return await new Promise((resolve) =>
        // A browser that writes no WebP writes PNG.
        canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/webp', 0.8),
      );
    } finally {
      whole.close();
    }
  } catch {
    return undefined;
  }
}
