import 'server-only';
import { viewOf } from '@/lib/contracts/file-parts';
import { boxIn, boxesOf, bufferOf } from './iso-boxes';

/** NAL unit type of a sequence parameter set (ITU-T H.265, table 7-1). */
const SEQUENCE_PARAMETERS = 33;
/** Bytes of a decoder's configuration before its arrays. */
const BEFORE_ARRAYS = 22;
const FULL_CHROMA = 3;
/** Of a side, as a power of two. */
const LARGEST_TRANSFORM = 5;

/**
 * Whether a HEIC file has colour in full resolution, quantized by scaling lists, in blocks up to 32 × 32.
 * Before version 1.0.16 libde265 takes the wrong list for such blocks, and libheif-js 1.23.2 has 1.0.15. Colours come
 * out wrong, and nothing says so.
 *
 * @param upload the whole file
 * @returns false, too, where that cannot be read
 */
export function hasChromaLists(upload: Uint8Array): boolean {
  const file = bufferOf(upload);
  const properties = ['iprp', 'ipco'].reduce(boxWithin, boxWithin(file, 'meta')?.subarray(4));
  return boxesOf(properties ?? Buffer.alloc(0)).some(
    ({ name, content }) => name === 'hvcC' && isConcerned(content),
  );
}

const boxWithin = (bytes: Buffer | undefined, name: string) => bytes && boxIn(bytes, name);

/** @param configuration a decoder's (ISO/IEC 14496-15, 8.3.3.1) */
function isConcerned(configuration: Uint8Array): boolean {
  try {
    for (const unit of sequenceParameters(configuration)) if (tellsChromaLists(unit)) return true;
    return false;
  } catch (error) {
    // A number that leads out of the box.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function* sequenceParameters(bytes: Uint8Array): Generator<Uint8Array> {
  const view = viewOf(bytes);
  let at = BEFORE_ARRAYS + 1;
  for (let arrays = view.getUint8(BEFORE_ARRAYS); arrays > 0; arrays -= 1) {
    const type = view.getUint8(at) & 0x3f;
    let units = view.getUint16(at + 1);
    at += 3;
    for (; units > 0; units -= 1) {
      const length = view.getUint16(at);
      if (type === SEQUENCE_PARAMETERS) yield bytes.subarray(at + 2, at + 2 + length);
      at += 2 + length;
    }
  }
}

/** Reads a sequence parameter set as far as its scaling lists (ITU-T H.265, 7.3.2.2.1). */
function tellsChromaLists(unit: Uint8Array): boolean {
  const bits = new ParameterBits(unit);
  bits.read(16 + 4);
  const subLayers = bits.read(3);
  bits.read(1);
  skipProfiles(bits, subLayers);
  bits.number();
  if (bits.number() !== FULL_CHROMA) return false;
  // Three planes that are each coded as grey.
  if (bits.read(1) === 1) return false;
  bits.numbers(2);
  if (bits.read(1) === 1) bits.numbers(4);
  bits.numbers(3);
  bits.numbers(3 * (bits.read(1) === 1 ? subLayers + 1 : 1));
  bits.numbers(2);
  const largest = 2 + bits.number() + bits.number();
  bits.numbers(2);
  return largest >= LARGEST_TRANSFORM && bits.read(1) === 1;
}

/** 7.3.3: 88 bits of a profile and 8 of its level. Then the same of each layer that has them. */
function skipProfiles(bits: ParameterBits, subLayers: number): void {
  bits.skip(88 + 8);
  const flags = Array.from({ length: subLayers }, () => [bits.read(1), bits.read(1)] as const);
  if (subLayers > 0) bits.skip(2 * (8 - subLayers));
  for (const [profile, level] of flags) bits.skip(profile * 88 + level * 8);
}

/** Bits of a NAL unit. A 3 behind two zeros only keeps start codes out of it (7.4.2). */
class ParameterBits {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(unit: Uint8Array) {
    this.#bytes = unit.filter((byte, at) => byte !== 3 || at < 2 || unit[at - 1] !== 0 || unit[at - 2] !== 0);
  }

  /** @throws RangeError behind the last */
  read(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      const byte = this.#bytes[this.#at >> 3];
      if (byte === undefined) throw new RangeError('no more bits');
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1);
      this.#at += 1;
    }
    return value;
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** An Exp-Golomb code (9.2). */
  number(): number {
    let zeros = 0;
    while (this.read(1) === 0) zeros += 1;
    return 2 ** zeros - 1 + this.read(zeros);
  }

  numbers(count: number): void {
    for (let left = count; left > 0; left -= 1) this.number();
  }
}
