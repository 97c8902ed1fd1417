import type { Kernel, Taps } from '../filter';
import type { RgbaImage } from '../image';
import { scaleAxis, type Axis } from './axis';
import type { Box } from './box';
import type { Layout } from './layout';
import { packWord } from './over';
import { CHANNELS, PremultipliedCells } from './premultiplied-cells';

/**
 * Whole cells leave at least this many times the samples that are wanted, each way, to the kernel. It is `reducing_gap`
 * of Pillow's `Image.resize`: above two the difference cannot be seen.
 */
const REDUCING_GAP = 2;

interface ScaledRowsOptions {
  readonly kernel: Kernel;
  /** What lies beyond the picture: nothing, or its edge pixels, for ever. */
  readonly beyond: 'nothing' | 'ends';
  /** The part of the picture that is not transparent, where that is known. */
  readonly visible?: Box;
}

/**
 * A picture scaled and moved as a layout says, made row by row, from the top. Only as many rows of the picture as the
 * kernel sees are held. Means and mixes are taken of premultiplied colours, so transparency leaves neither dark nor
 * bright fringes. Far down, whole cells of pixels are averaged first and the kernel goes the rest of the way.
 */
export class ScaledRows {
  private readonly cells: PremultipliedCells;
  private readonly across: Axis;
  private readonly down: Axis;
  private readonly cellRow: Float32Array;
  /** Narrowed rows of cells; row i is in place i modulo their number. */
  private readonly ring: Float32Array[];
  private readonly mixed: Float64Array;
  /** The first row of cells that is not in the ring yet. */
  private next = 0;

  /** @param image read with each row, not changed */
  constructor(
    image: RgbaImage,
    { width, height, source, target }: Layout,
    { kernel, beyond, visible }: ScaledRowsOptions,
  ) {
    const shrinking = Math.min(source.width / target.width, source.height / target.height);
    this.cells = new PremultipliedCells(image, Math.max(1, Math.floor(shrinking / REDUCING_GAP)));
    const options = { kernel, beyond, cell: this.cells.side };
    const spanX = (box: Box) => ({ start: box.left, length: box.width });
    const spanY = (box: Box) => ({ start: box.top, length: box.height });
    this.across = scaleAxis(image.width, spanX(source), width, spanX(target), {
      ...options,
      ...(visible && { visible: spanX(visible) }),
    });
    this.down = scaleAxis(image.height, spanY(source), height, spanY(target), {
      ...options,
      ...(visible && { visible: spanY(visible) }),
    });
    const columns = this.across.taps?.first.length ?? 0;
    this.cellRow = new Float32Array(this.cells.size.width * CHANNELS);
    this.ring = Array.from(
      { length: this.down.taps?.count ?? 0 },
      () => new Float32Array(columns * CHANNELS),
    );
    this.mixed = new Float64Array(columns * CHANNELS);
  }

  /**
   * @param y row of the output; not above one that was read before
   * @param out receives the row's pixels, as words, where the picture is; the others are left as they are
   */
  readRow(y: number, out: Int32Array): void {
    const { across, down, ring, mixed } = this;
    const row = y - down.from;
    if (across.taps === undefined || down.taps === undefined) return;
    if (row < 0 || row >= down.taps.first.length) return;
    const { count, first, weights } = down.taps;
    const start = first[row]!;
    for (let i = Math.max(this.next, start); i < start + count; i++) {
      this.cells.readRow(i, this.cellRow);
      filterAcross(this.cellRow, across.taps, ring[i % count]!);
    }
    this.next = Math.max(this.next, start + count);
    for (let k = 0; k < count; k += 2) {
      const weight = weights[row * count + k]!;
      const second = k + 1 < count ? weights[row * count + k + 1]! : 0;
      const narrowed = ring[(start + k) % count]!;
      mixTwo(mixed, narrowed, weight, ring[(start + k + 1) % count]!, second, k > 0);
    }
    packRow(mixed, out, across.from);
  }
}

function filterAcross(row: Float32Array, { count, first, weights }: Taps, out: Float32Array) {
  for (let x = 0, w = 0, o = 0; x < first.length; x++, o += CHANNELS) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let alpha = 0;
    for (let k = 0, i = first[x]! * CHANNELS; k < count; k++, w++, i += CHANNELS) {
      const weight = weights[w]!;
      red += weight * row[i]!;
      green += weight * row[i + 1]!;
      blue += weight * row[i + 2]!;
      alpha += weight * row[i + 3]!;
    }
    out[o] = red;
    out[o + 1] = green;
    out[o + 2] = blue;
    out[o + 3] = alpha;
  }
}

/** Two rows at once, because memory is what mixing waits for. */
function mixTwo(
  mixed: Float64Array,
  a: Float32Array,
  weightA: number,
  b: Float32Array,
  weightB: number,
  added: boolean,
) {
  if (!added) for (let x = 0; x < mixed.length; x++) mixed[x] = weightA * a[x]! + weightB * b[x]!;
  else if (weightA !== 0 || weightB !== 0) {
    for (let x = 0; x < mixed.length; x++) mixed[x]! += weightA * a[x]! + weightB * b[x]!;
  }
}

/** Makes straight pixels of premultiplied ones; what the kernel overshoots is cut off. */
function packRow(premultiplied: Float64Array, out: Int32Array, from: number) {
  for (let i = 0, x = from; i < premultiplied.length; i += CHANNELS, x++) {
    const sum = premultiplied[i + 3]!;
    if (sum < 0.5) {
      out[x] = 0;
      continue;
    }
    const share = 1 / sum;
    // Rounded by cutting the fraction off.
    const red = (premultiplied[i]! * share + 0.5) | 0;
    const green = (premultiplied[i + 1]! * share + 0.5) | 0;
    const blue = (premultiplied[i + 2]! * share + 0.5) | 0;
    const alpha = (sum + 0.5) | 0;
    out[x] =
      (red | green | blue | alpha) >>> 8 === 0
        ? packWord(red, green, blue, alpha)
        : packWord(toByte(red), toByte(green), toByte(blue), toByte(alpha));
  }
}

function toByte(value: number): number {
  return Math.min(255, Math.max(0, value));
}
