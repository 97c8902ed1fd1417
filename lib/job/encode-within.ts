/** The worst quality that is tried. */
const LEAST_QUALITY = 10;

/** Where the search begins where no quality is asked for: above the defaults of all formats. */
const MOST_QUALITY = 95;

const MAX_HALVINGS = 4;

/** How often a picture is encoded at most: once as asked for, once at the worst, and halvings between. */
export const MOST_TRIES = 2 + MAX_HALVINGS;

/** How a picture is encoded with loss, for a file of a limited size. */
interface LimitedEncoder<File> {
  /** @param quality 1 to 100; undefined: the format's own default */
  readonly encodeAt: (quality: number | undefined) => Promise<File>;
  readonly bytesOf: (file: File) => number;
  /** Undefined: no limit. */
  readonly maxBytes: number | undefined;
  /** What is asked for, and taken where it fits. */
  readonly quality: number | undefined;
  /** Whether a lower quality makes a smaller file. */
  readonly lossy: boolean;
}

/**
 * Encodes a picture at the quality that is asked for. Where that makes too large a file, takes about the best that does
 * not. Files are taken to grow with quality, as they nearly always do.
 *
 * @returns undefined where not even the worst quality fits
 */
export async function encodeWithin<File>({
  encodeAt,
  bytesOf,
  maxBytes = Infinity,
  quality,
  lossy,
}: LimitedEncoder<File>): Promise<File | undefined> {
  const fits = (file: File) => bytesOf(file) <= maxBytes;
  const asked = await encodeAt(quality);
  if (fits(asked)) return asked;
  let tooGood = quality ?? MOST_QUALITY;
  let fine = LEAST_QUALITY;
  if (!lossy || tooGood <= fine) return undefined;
  let best = await encodeAt(fine);
  if (!fits(best)) return undefined;
  for (let halving = 0; halving < MAX_HALVINGS && tooGood - fine > 1; halving++) {
    const middle = Math.floor((tooGood + fine) / 2);
    const file = await encodeAt(middle);
    if (fits(file)) [best, fine] = [file, middle];
    else tooGood = middle;
  }
  return best;
}
