import type { RgbaImage } from '../image';
import type { Box } from './box';
import { LowerEnvelope } from './lower-envelope';

/** The contour runs where alpha crosses the middle, found between pixels by linear interpolation. */
const CONTOUR = 127.5;

/**
 * A line around a subject, row by row: how much of each pixel lies within a distance of the subject's contour, or
 * inside of it. The distances are Euclidean, so corners come out round; and measured to the contour between the
 * pixels, not to pixels, so the line is as smooth as the subject's edge.
 *
 * Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", Theory of Computing 8, 2012: first the
 * distance within each column, then along each row the lower envelope of parabolas. Here the columns go along with
 * the rows, looking only as far down as the line is wide, so no plane of distances is held; and both passes look for
 * the contour with a fraction of a pixel.
 */
export class OutlineRows {
  private readonly reach: number;
  private readonly left: number;
  private readonly right: number;
  private readonly top: number;
  private readonly bottom: number;
  private next: number;
  /** Alpha of the row and of the one above it, which may have been painted over since. */
  private here: Uint8Array;
  private above: Uint8Array;
  /** Distance of the row's pixels to the contour straight above, in each column. */
  private readonly up: Float64Array;
  /** Where the contour is crossed next straight below, as a row with a fraction; 0 where not within reach. */
  private readonly crossing: Float64Array;
  private readonly envelope: LowerEnvelope;

  /**
   * @param image may be changed above the row read next, as long as the rows below stay
   * @param subject the box outside of which the image has no alpha
   * @param width of the line, in pixels, above 0
   */
  constructor(
    private readonly image: RgbaImage,
    subject: Box,
    private readonly width: number,
  ) {
    this.reach = Math.ceil(width + 1);
    this.left = Math.max(0, subject.left - this.reach);
    this.right = Math.min(image.width, subject.left + subject.width + this.reach);
    this.top = Math.max(0, subject.top - this.reach);
    this.bottom = Math.min(image.height, subject.top + subject.height + this.reach);
    this.next = this.top;
    this.here = new Uint8Array(image.width);
    this.above = new Uint8Array(image.width);
    this.up = new Float64Array(image.width).fill(Infinity);
    this.crossing = new Float64Array(image.width);
    this.envelope = new LowerEnvelope(2 * image.width + 1);
  }

  /**
   * @param y every row, one after the other, from the top
   * @param out receives how much of each pixel the line and what it encloses cover, 0 to 255
   * @returns false where the row has none, and `out` is not written to
   */
  readRow(y: number, out: Uint8Array): boolean {
    if (y !== this.next || y >= this.bottom) return false;
    this.next++;
    [this.here, this.above] = [this.above, this.here];
    this.readAlpha(y);
    this.followColumns(y);
    this.layParabolas(y);
    out.fill(0);
    this.envelope.drawWithin(this.width, out, this.left, this.right);
    for (let x = this.left; x < this.right; x++) if (this.here[x]! > CONTOUR) out[x] = 255;
    return true;
  }

  private readAlpha(y: number) {
    const { here, left, right } = this;
    const { data, width } = this.image;
    for (let x = left, i = (y * width + left) * 4 + 3; x < right; x++, i += 4) here[x] = data[i]!;
  }

  /** Brings the distances to the contour above and the crossings below on to row `y`. */
  private followColumns(y: number) {
    const { here, above, up, crossing, left, right, reach, image } = this;
    const entering = y + reach < image.height ? (y + reach) * image.width * 4 + 3 : undefined;
    const first = y === this.top;
    for (let x = left; x < right; x++) {
      const alpha = here[x]!;
      if (alpha > CONTOUR) continue;
      const before = above[x]!;
      if (before > CONTOUR) {
        up[x] = 1 - depth(before, alpha);
        crossing[x] = this.findCrossing(x, y);
      } else {
        up[x]! += 1;
        if (first) crossing[x] = this.findCrossing(x, y);
        else if (crossing[x] === 0 && entering !== undefined) {
          const inside = image.data[entering + x * 4]!;
          if (inside > CONTOUR) {
            crossing[x] = y + reach - depth(inside, image.data[entering + (x - image.width) * 4]!);
          }
        }
      }
    }
  }

  private findCrossing(x: number, y: number): number {
    const { data, width, height } = this.image;
    const last = Math.min(height - 1, y + this.reach);
    for (let row = y + 1, i = (row * width + x) * 4 + 3; row <= last; row++, i += width * 4) {
      const inside = data[i]!;
      if (inside > CONTOUR) return row - depth(inside, row === y + 1 ? this.here[x]! : data[i - width * 4]!);
    }
    return 0;
  }

  /** Lays a parabola at each outside pixel that has the contour above or below, and where the row crosses it. */
  private layParabolas(y: number) {
    const { here, up, crossing, left, right, reach, envelope } = this;
    envelope.clear();
    for (let x = left; x < right; x++) {
      const alpha = here[x]!;
      const inside = alpha > CONTOUR;
      if (x > left) {
        const before = here[x - 1]!;
        if (before > CONTOUR && !inside) envelope.add(x - 1 + depth(before, alpha), 0);
        if (before <= CONTOUR && inside) envelope.add(x - depth(alpha, before), 0);
      }
      if (inside) continue;
      const down = crossing[x] === 0 ? Infinity : crossing[x]! - y;
      const distance = Math.min(up[x]!, down);
      if (distance <= reach) envelope.add(x, distance * distance);
    }
  }
}

/** How far outwards of an inside pixel's centre, towards an outside one next to it, the contour is; 0 to 1. */
function depth(inside: number, outside: number): number {
  return (inside - CONTOUR) / (inside - outside);
}
