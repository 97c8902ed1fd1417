import 'client-only';
import type { Size } from '@/lib/core/image';

/**
 * Makes a picture file of a drawing on the page, as a camera would have taken it. Nobody's photo is needed for a test.
 * @throws DOMException where this browser does not draw it
 */
export async function photographDrawing(drawing: SVGSVGElement, { width, height }: Size): Promise<File> {
  const sized = drawing.cloneNode(true) as SVGSVGElement;
  // Firefox draws nothing that has no size of its own.
  sized.setAttribute('width', String(width));
  sized.setAttribute('height', String(height));
  const source = new Blob([new XMLSerializer().serializeToString(sized)], { type: 'image/svg+xml' });
  const url = URL.createObjectURL(source);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    return new File([file], 'drawing.jpg', { type: file.type });
  } finally {
    URL.revokeObjectURL(url);
  }
}
