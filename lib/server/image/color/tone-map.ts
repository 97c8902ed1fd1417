import 'server-only';
import { SRGB, type ColorDescription } from './code-points';
import { inverse, multiply, rgbToXyz, type Matrix } from './matrix';

/** Light of a page's white on the screens that HDR is graded against, in cd/m² (BT.2408, 2.1). */
const WHITE = 203;
/** Where a file does not say how bright its brightest pixel is, in cd/m². */
const USUAL_PEAK = 1_000;
/** What PQ ends at, in cd/m². */
const PQ_PEAK = 10_000;

const DEEPEST = 65_535;

/** Constants of SMPTE ST 2084. */
const [M1, M2] = [2610 / 16_384, (2523 / 4096) * 128];
const [C1, C2, C3] = [3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32];

/** Constants of HLG's OETF (BT.2100, table 5), and of its OOTF on a display of 1,000 cd/m². */
const [HLG_A, HLG_B, HLG_C] = [0.17883277, 0.28466892, 0.55991073];
const HLG_GAMMA = 1.2;

/**
 * Converts HDR pixels to sRGB. Stored values become light. BT.2408's EETF tone-maps it (annex 5, on the largest of a
 * pixel's three, so that hues stay). Then the primaries are converted, and what lies outside is clipped.
 *
 * @param pixels RGBA, 16 bits a channel, straight alpha
 * @param description of PQ or HLG
 * @returns RGBA, 8 bits a channel
 */
export function toneMap(pixels: Uint16Array, description: ColorDescription): Uint8Array<ArrayBuffer> {
  const matrix = multiply(inverse(rgbToXyz(SRGB.primaries)), rgbToXyz(description.primaries));
  const light = lightOf(description);
  const gain = gainTable(Math.max(WHITE, description.peak ?? USUAL_PEAK));
  const luminance = description.transfer.kind === 'hlg' ? rgbToXyz(description.primaries)[1] : undefined;
  const output = new Uint8Array(pixels.length);
  for (let i = 0; i < pixels.length; i += 4) {
    let red = light[pixels[i] ?? 0] ?? 0;
    let green = light[pixels[i + 1] ?? 0] ?? 0;
    let blue = light[pixels[i + 2] ?? 0] ?? 0;
    if (luminance) {
      const scene = (luminance[0] * red + luminance[1] * green + luminance[2] * blue) / USUAL_PEAK;
      const system = scene > 0 ? scene ** (HLG_GAMMA - 1) : 0;
      red *= system;
      green *= system;
      blue *= system;
    }
    const factor = gainAt(gain, Math.max(red, green, blue)) / WHITE;
    writePixel(output, i, matrix, red * factor, green * factor, blue * factor);
    output[i + 3] = Math.round((pixels[i + 3] ?? 0) / 257);
  }
  return output;
}

/** Light of each stored value in cd/m²; of HLG, before its OOTF. */
function lightOf({ transfer }: ColorDescription): Float32Array {
  const toLight = transfer.kind === 'hlg' ? (v: number) => USUAL_PEAK * hlgLight(v) : pqLight;
  return Float32Array.from({ length: DEEPEST + 1 }, (_, value) => toLight(value / DEEPEST));
}

function pqLight(value: number): number {
  const power = value ** (1 / M2);
  return PQ_PEAK * (Math.max(power - C1, 0) / (C2 - C3 * power)) ** (1 / M1);
}

function pqValue(light: number): number {
  const power = (Math.max(light, 0) / PQ_PEAK) ** M1;
  return ((C1 + C2 * power) / (1 + C3 * power)) ** M2;
}

/** HLG's inverse OETF: 0 to 1 of scene light. */
function hlgLight(value: number): number {
  return value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - HLG_C) / HLG_A) + HLG_B) / 12;
}

/**
 * BT.2408, annex 5. Light on a display that ends at white, for light of a picture that ends at its peak. Black is 0 on
 * both.
 */
function eetf(light: number, peak: number): number {
  const top = pqValue(peak);
  const most = pqValue(WHITE) / top;
  const knee = 1.5 * most - 0.5;
  const value = Math.min(1, pqValue(light) / top);
  if (value < knee || knee >= 1) return Math.min(light, WHITE);
  const t = (value - knee) / (1 - knee);
  const curve =
    (2 * t ** 3 - 3 * t ** 2 + 1) * knee +
    (t ** 3 - 2 * t ** 2 + t) * (1 - knee) +
    (-2 * t ** 3 + 3 * t ** 2) * most;
  return pqLight(curve * top);
}

/** What light is multiplied by, in even steps of its square root up to PQ's end. */
const GAIN_STEPS = 4_096;

function gainTable(peak: number): Float32Array {
  return Float32Array.from({ length: GAIN_STEPS + 2 }, (_, step) => {
    const light = PQ_PEAK * (step / GAIN_STEPS) ** 2;
    return light === 0 ? 1 : eetf(light, peak) / light;
  });
}

function gainAt(table: Float32Array, light: number): number {
  const place = Math.min(GAIN_STEPS, Math.sqrt(light / PQ_PEAK) * GAIN_STEPS);
  const step = Math.floor(place);
  const [below = 1, above = 1] = [table[step], table[step + 1]];
  return below + (above - below) * (place - step);
}

function writePixel(out: Uint8Array, at: number, m: Matrix, red: number, green: number, blue: number): void {
  out[at] = srgbByte(m[0][0] * red + m[0][1] * green + m[0][2] * blue);
  out[at + 1] = srgbByte(m[1][0] * red + m[1][1] * green + m[1][2] * blue);
  out[at + 2] = srgbByte(m[2][0] * red + m[2][1] * green + m[2][2] * blue);
}

/** IEC 61966-2-1 of linear light, 0 to 1. */
function srgbByte(light: number): number {
  if (!(light > 0)) return 0;
  if (light >= 1) return 255;
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
}
