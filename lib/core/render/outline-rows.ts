import type { RgbaImage } from '../image';
import type { Box } from './box';
import { createContourRow, findContour, isInside, type ContourRow } from './contour';
import { LowerEnvelope } from './lower-envelope';

/** Rows that count as near at most; on very wide lines the difference is lost. */
const MOST_NEAR = 12;

/**
 * A line around a subject, row by row. It is how much of each pixel lies within a distance of the subject's contour, or
 * inside of it. The distances are Euclidean, so corners come out round. They are measured to the contour between the
 * pixels, not to pixels. So the line is as smooth as the subject's edge.
 *
 * Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", Theory of Computing 8, 2012. First comes
 * the nearest point within each column, then along each row the lower envelope of parabolas. Here the columns go along
 * with the rows, looking only as far down as the line is wide. So no plane of distances is held. A column has a width,
 * so the nearest of its points need not be the one that counts. One that is `dy` farther up may be a pixel nearer to
 * the side. At the line's outer edge that makes up for dy² ≤ 2 × width. All points so near are taken.
 */
export class OutlineRows {
  private readonly reach: number;
  private readonly near: number;
  private readonly left: number;
  private readonly right: number;
  private readonly top: number;
  private readonly bottom: number;
  private next: number;
  /** The contour in the rows near the current one; row i is in place i modulo their number. */
  private readonly ring: ContourRow[];
  /** For each column, the last row with contour, up to the current one, and the next one within reach. */
  private readonly last: Float64Array;
  private readonly coming: Float64Array;
  /** The contour in those rows. */
  private readonly lastContour: ContourRow;
  private readonly comingContour: ContourRow;
  private readonly envelope: LowerEnvelope;
  /** The points of one column that are near. */
  private readonly columns: Float64Array;
  private readonly heights: Float64Array;
  private count = 0;

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
    this.near = Math.min(MOST_NEAR, Math.ceil(Math.sqrt(2 * width)));
    this.left = Math.max(0, subject.left - this.reach);
    this.right = Math.min(image.width, subject.left + subject.width + this.reach);
    this.top = Math.max(0, subject.top - this.reach);
    this.bottom = Math.min(image.height, subject.top + subject.height + this.reach);
    this.next = this.top;
    const rows = 2 * this.near + 1;
    this.ring = Array.from({ length: rows }, () => createContourRow(image.width));
    this.last = new Float64Array(image.width).fill(-Infinity);
    this.coming = new Float64Array(image.width).fill(this.top);
    this.lastContour = createContourRow(image.width);
    this.comingContour = createContourRow(image.width);
    // Three points a row, of all rows that are near and the next ones above and below.
    const points = 3 * (rows + 2);
    this.envelope = new LowerEnvelope(points * image.width);
    this.columns = new Float64Array(points);
    this.heights = new Float64Array(points);
  }

  /**
   * @param y every row, one after the other, from the top
   * @param out receives how much of each pixel the line and what it encloses cover, 0 to 255
   * @returns false where the row has none, and `out` is not written to
   */
  readRow(y: number, out: Uint8Array): boolean {
    if (y !== this.next || y >= this.bottom) return false;
    if (y === this.top) {
      for (let row = y; row < y + this.near; row++) this.enter(row);
    }
    this.next++;
    this.enter(y + this.near);
    this.followColumns(y);
    this.layParabolas(y);
    out.fill(0);
    this.envelope.drawWithin(this.width, out, this.left, this.right);
    const { data, width } = this.image;
    for (let x = this.left, i = (y * width + x) * 4 + 3; x < this.right; x++, i += 4) {
      if (isInside(data[i]!)) out[x] = 255;
    }
    return true;
  }

  private rowAt(y: number): ContourRow {
    return this.ring[y % this.ring.length]!;
  }

  /** Finds the contour in a row that comes near. The first is empty, and what is above it may be painted over. */
  private enter(row: number) {
    const contour = this.rowAt(row);
    if (row >= this.image.height || (row === this.top && row > 0)) contour.found.fill(0);
    else for (let x = this.left; x < this.right; x++) findContour(this.image, x, row, contour);
  }

  /**
   * Brings the last and the next rows on to row `y`. Only the row that came into reach is new to most columns.
   */
  private followColumns(y: number) {
    const { last, coming, lastContour, comingContour, left, right, reach, image } = this;
    const here = this.rowAt(y);
    const end = Math.min(image.height - 1, y + reach);
    for (let x = left; x < right; x++) {
      if (here.found[x] === 1) {
        last[x] = y;
        lastContour.found[x] = 1;
        lastContour.left[x] = here.left[x]!;
        lastContour.right[x] = here.right[x]!;
        lastContour.between[x] = here.between[x]!;
      }
      if (coming[x]! > y && coming[x] !== Infinity) continue;
      let row = coming[x] === Infinity ? y + reach : y + 1;
      while (row <= end && !findContour(image, x, row, comingContour)) row++;
      coming[x] = row <= end ? row : Infinity;
    }
  }

  /** Lays a parabola at the points of each column that may count, in their order along the row. */
  private layParabolas(y: number) {
    const { last, coming, left, right, near, top, envelope, columns, heights } = this;
    envelope.clear();
    for (let x = left; x < right; x++) {
      const above = y - last[x]!;
      const below = coming[x]! - y;
      if (above === Infinity && below === Infinity) continue;
      this.count = 0;
      if (above > near) this.collect(this.lastContour, x, last[x]!, y);
      else for (let row = Math.max(top, y - near); row <= y; row++) this.collect(this.rowAt(row), x, row, y);
      if (below > near) this.collect(this.comingContour, x, coming[x]!, y);
      else for (let row = y + 1; row <= y + near; row++) this.collect(this.rowAt(row), x, row, y);
      for (let i = 0; i < this.count; i++) envelope.add(columns[i]!, heights[i]!);
    }
  }

  /** @param row the row whose contour it is; infinite for none */
  private collect({ found, left, right, between }: ContourRow, x: number, row: number, y: number) {
    if (found[x] === 0) return;
    if (left[x] !== Infinity) this.collectPoint(left[x]!, row - y);
    if (right[x] !== Infinity) this.collectPoint(right[x]!, row - y);
    if (between[x] !== Infinity) this.collectPoint(x, between[x]! - y);
  }

  /**
   * Puts a point among those of its column, which are kept in order. Of two at one place the nearer one stays.
   */
  private collectPoint(column: number, distance: number) {
    const { columns, heights, reach } = this;
    if (Math.abs(distance) > reach) return;
    const height = distance * distance;
    let i = this.count;
    while (i > 0 && columns[i - 1]! >= column) i--;
    if (i < this.count && columns[i] === column) {
      heights[i] = Math.min(heights[i]!, height);
      return;
    }
    columns.copyWithin(i + 1, i, this.count);
    heights.copyWithin(i + 1, i, this.count);
    columns[i] = column;
    heights[i] = height;
    this.count++;
  }
}
