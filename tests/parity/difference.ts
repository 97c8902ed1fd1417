import type { RgbaImage } from '@/lib/core/image';

const GREY = 128;

/** How far values of two sides lie apart, over all that was added. */
export class Differences {
  /** How many values differ by 0, 1, … 255. */
  readonly #counts = new Float64Array(256);
  #total = 0;

  add(difference: number): void {
    this.#counts[difference]! += 1;
    this.#total += 1;
  }

  /** In levels of 255. */
  mean(): number {
    return this.#counts.reduce((sum, count, level) => sum + count * level, 0) / this.#total;
  }

  /** The difference that a share of all values does not exceed, in levels of 255. */
  quantile(share: number): number {
    let left = share * this.#total;
    return this.#counts.findIndex((count) => (left -= count) <= 0);
  }

  get total(): number {
    return this.#total;
  }
}

/** Alpha apart from colour: under low alpha colours are rounded coarsely and hardly seen. */
export interface PictureDifferences {
  readonly alpha: Differences;
  /** Red, green and blue of the pictures on grey. */
  readonly colour: Differences;
}

export function pictureDifferences(): PictureDifferences {
  return { alpha: new Differences(), colour: new Differences() };
}

/** @throws Error where the pictures' sizes differ */
export function addDifferences({ alpha, colour }: PictureDifferences, a: RgbaImage, b: RgbaImage): void {
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`expected ${a.width} × ${a.height} but received ${b.width} × ${b.height}`);
  }
  for (let i = 0; i < a.data.length; i += 4) {
    alpha.add(Math.abs(a.data[i + 3]! - b.data[i + 3]!));
    for (let c = i; c < i + 3; c++) {
      colour.add(Math.abs(onGrey(a.data[c]!, a.data[i + 3]!) - onGrey(b.data[c]!, b.data[i + 3]!)));
    }
  }
}

function onGrey(value: number, alpha: number): number {
  return Math.round(GREY + ((value - GREY) * alpha) / 255);
}
