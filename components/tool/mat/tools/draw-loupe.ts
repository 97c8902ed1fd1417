/** A point of the screen and how the two layers lie under it. */
export interface LoupeView {
  /** Box of the picture on the screen, CSS pixels. */
  readonly box: DOMRect;
  /** What is looked at, CSS pixels of the screen. */
  readonly x: number;
  readonly y: number;
  /** Part of the picture, 0 to 1 from its left edge, in which the original shows: from, to. */
  readonly original: readonly [number, number];
  /** Loupe's pixels (CSS) for each of the picture's. */
  readonly magnification: number;
  /** Device pixels for each CSS pixel. */
  readonly density: number;
}

/**
 * Draws what lies under a point into a square canvas, the point in its middle. The canvas stays transparent where the
 * cut-out is. `before` may have another resolution than `after`: both fill the same box.
 */
export function drawLoupe(
  canvas: HTMLCanvasElement,
  after: HTMLImageElement,
  before: HTMLImageElement | undefined,
  { box, x, y, original: [from, to], magnification, density }: LoupeView,
): void {
  const context = canvas.getContext('2d');
  if (context === null || after.naturalWidth === 0) return;
  const side = canvas.width;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, side, side);
  context.imageSmoothingEnabled = magnification < 2;

  const width = after.naturalWidth * magnification * density;
  const height = (width * box.height) / box.width;
  const left = side / 2 - ((x - box.left) / box.width) * width;
  const top = side / 2 - ((y - box.top) / box.height) * height;

  drawPart(context, after, left, top, width, height);
  if (before === undefined || before.naturalWidth === 0 || to <= from) return;
  context.save();
  context.beginPath();
  context.rect(left + from * width, top, (to - from) * width, height);
  context.clip();
  context.clearRect(0, 0, side, side);
  drawPart(context, before, left, top, width, height);
  context.restore();
}

/**
 * Draws of a picture laid into a box only what the canvas has room for. The rest may be many times larger.
 */
function drawPart(
  context: CanvasRenderingContext2D,
  image: HTMLImageElement,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  const side = context.canvas.width;
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  const [right, bottom] = [Math.min(side, left + width), Math.min(side, top + height)];
  if (right <= x || bottom <= y) return;
  const [across, down] = [image.naturalWidth / width, image.naturalHeight / height];
  context.drawImage(
    image,
    ...([(x - left) * across, (y - top) * down, (right - x) * across, (bottom - y) * down] as const),
    ...([x, y, right - x, bottom - y] as const),
  );
}
