import 'server-only';
import { pngChunks, viewOf } from '@/lib/contracts/file-parts';
import type { HeifPrimary } from '@/lib/contracts/heif-primary';
import { describeCodePoints, isHdr, SRGB, type ColorDescription, type Xy } from './code-points';

/** The colours of an AVIF that names them by `nclx`; undefined where they are sRGB's, or a profile says more. */
export function avifColor(primary: HeifPrimary | undefined): ColorDescription | undefined {
  const { description, hasProfile } = readHeifColor(primary);
  return description && (isHdr(description) || !hasProfile) ? description : undefined;
}

/**
 * What the boxes of a HEIF file say of its colours.
 *
 * @returns `hasNumbers`: there are some, sRGB's or others; `peak`: of the picture's light, in cd/m², where the file tells it
 */
export function readHeifColor(primary: HeifPrimary | undefined) {
  const properties = primary?.properties ?? [];
  const first = (wanted: string) => properties.find(({ type }) => type === wanted)?.data;
  const peak = contentPeak(first('clli')) ?? masteringPeak(first('mdcv'));
  const kinds = properties
    .filter(({ type }) => type === 'colr')
    .map(({ data }) => ({ kind: Buffer.from(data.subarray(0, 4)).toString('latin1'), data }));
  const nclx = kinds.find(({ kind, data }) => kind === 'nclx' && data.length >= 8)?.data;
  const view = nclx && viewOf(nclx);
  return {
    hasProfile: kinds.some(({ kind }) => kind === 'prof' || kind === 'rICC'),
    hasNumbers: nclx !== undefined,
    description: view && describeCodePoints(view.getUint16(4), view.getUint16(6), peak),
    peak,
  };
}

/**
 * The colours of a PNG that names them by cICP, gAMA and cHRM. Undefined where they are sRGB's, or a profile says more.
 * First comes cICP, then iCCP, then sRGB, then gAMA and cHRM (PNG, third edition, 4.3).
 */
export function pngColor(upload: Uint8Array): ColorDescription | undefined {
  const chunks = pngColorChunks(upload);
  const { cICP, gAMA, cHRM } = chunks;
  if (cICP && cICP.length >= 4) {
    const peak = pngPeak(chunks.cLLI) ?? masteringPeak(chunks.mDCV);
    return describeCodePoints(cICP[0] ?? 0, cICP[1] ?? 0, peak);
  }
  if (chunks.iCCP || chunks.sRGB || (!gAMA && !cHRM)) return undefined;
  return {
    primaries: cHRM && cHRM.length >= 32 ? chromaticities(viewOf(cHRM)) : SRGB.primaries,
    transfer: gAMA && gAMA.length >= 4 ? gammaOf(viewOf(gAMA).getUint32(0)) : SRGB.transfer,
  };
}

const COLOR_CHUNKS = ['cICP', 'iCCP', 'sRGB', 'gAMA', 'cHRM', 'cLLI', 'mDCV'] as const;
type ColorChunk = (typeof COLOR_CHUNKS)[number];

/** The data of the chunks before a PNG's pixels that tell its colours (PNG, third edition, 11.3.2). */
function pngColorChunks(upload: Uint8Array): Partial<Record<ColorChunk, Uint8Array>> {
  const found: Partial<Record<ColorChunk, Uint8Array>> = {};
  for (const { type, from, to } of pngChunks(upload)) {
    if (type === 'IDAT') break;
    const known = COLOR_CHUNKS.find((chunk) => chunk === type);
    if (known) found[known] ??= upload.subarray(from, to);
  }
  return found;
}

/** gAMA holds what light was raised to when it was stored, times 100,000. 1 / 2.2 is how writers of sRGB say that. */
function gammaOf(stored: number): ColorDescription['transfer'] {
  const isUsual = stored === 0 || Math.abs(stored - 45_455) < 500;
  return isUsual ? SRGB.transfer : { kind: 'power', exponent: Math.min(10, Math.max(0.1, 100_000 / stored)) };
}

/** cHRM: white, red, green, blue, each x and y times 100,000. */
function chromaticities(view: DataView): ColorDescription['primaries'] {
  const at = (index: number): Xy => [
    view.getUint32(index * 8) / 100_000,
    view.getUint32(index * 8 + 4) / 100_000,
  ];
  const [white, red, green, blue] = [at(0), at(1), at(2), at(3)];
  const isPossible = [white, red, green, blue].every(([x, y]) => y > 0 && x + y <= 1);
  return isPossible ? [red, green, blue, white] : SRGB.primaries;
}

/** MaxCLL of `clli`, in cd/m²; 0 is "not known". */
function contentPeak(data: Uint8Array | undefined): number | undefined {
  if (!data || data.length < 2) return undefined;
  return viewOf(data).getUint16(0) || undefined;
}

/** MaxCLL of PNG's cLLI, stored in 0.0001 cd/m². */
function pngPeak(data: Uint8Array | undefined): number | undefined {
  if (!data || data.length < 4) return undefined;
  return viewOf(data).getUint32(0) / 10_000 || undefined;
}

/** The brightest light of the display that was graded on, stored in 0.0001 cd/m² behind eight chromaticities. */
function masteringPeak(data: Uint8Array | undefined): number | undefined {
  if (!data || data.length < 20) return undefined;
  return viewOf(data).getUint32(16) / 10_000 || undefined;
}
