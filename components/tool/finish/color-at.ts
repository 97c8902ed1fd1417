import { hexOf } from '@/lib/contracts/color-hex';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Alpha from which on a pixel of the cut-out is what one sees there. */
const SEEN = 128;

/**
 * The pixel of a picture under a point of the screen.
 *
 * @param box that the picture fills on the screen
 * @param size of the picture, in its pixels
 * @returns undefined beside it
 */
export function pixelUnder(
  { x, y }: Point,
  box: Area,
  size: { readonly width: number; readonly height: number },
): Point | undefined {
  const across = (x - box.left) / box.width;
  const down = (y - box.top) / box.height;
  if (!(across >= 0 && across < 1 && down >= 0 && down < 1)) return undefined;
  return { x: Math.floor(across * size.width), y: Math.floor(down * size.height) };
}

/**
 * The colour of the picture in a viewer under a point of the screen. It is the cut-out's. Where the original lies over
 * it, or nothing of the cut-out is there, it is the original's.
 *
 * @returns as `#rrggbb`; undefined beside the picture, or where there is nothing
 */
export function colorAt(viewer: HTMLElement, point: Point): string | undefined {
  const layer = (name: string) => viewer.querySelector<HTMLImageElement>(`[data-layer=${name}]`);
  const [after, before] = [layer('after'), layer('before')];
  const isCovered = before !== null && document.elementsFromPoint(point.x, point.y).includes(before);
  const layers = isCovered ? [before] : [after, before];
  for (const image of layers) {
    const color = image && seenColor(image, point);
    if (color) return color;
  }
  return undefined;
}

function seenColor(image: HTMLImageElement, point: Point): string | undefined {
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  const pixel = pixelUnder(point, image.getBoundingClientRect(), size);
  const context = document.createElement('canvas').getContext('2d');
  if (pixel === undefined || context === null) return undefined;
  context.drawImage(image, pixel.x, pixel.y, 1, 1, 0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  if (alpha! < SEEN) return undefined;
  return hexOf({ red: red!, green: green!, blue: blue!, alpha: 255 });
}
