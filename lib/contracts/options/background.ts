import type { Background, GradientStop, Length } from '@/lib/core/rendering';
import { readColor, readLength } from './values';

/** Standard deviation of the blur that `blur` alone asks for: the background is felt, not read. */
const DEFAULT_BLUR: Length = { value: 3, unit: '%' };
const MAX_BLUR_PERCENT = 25;
const MAX_STOPS = 8;

/**
 * Corners and sides to which a gradient may go, in degrees. Corners are taken at 45°, not by the picture's shape.
 */
const DIRECTIONS: Readonly<Record<string, number>> = {
  top: 0,
  'top right': 45,
  right: 90,
  'bottom right': 135,
  bottom: 180,
  'bottom left': 225,
  left: 270,
  'top left': 315,
};

/**
 * Reads what is to lie behind the subject: a colour, `linear-gradient(90deg, #fff, gold 30%, black)` as CSS has it,
 * `blur`, or `blur(12px)`.
 *
 * @returns null where the text is none of them
 */
export function readBackground(text: string): Background | null {
  const trimmed = text.trim();
  const call = /^(linear-gradient|blur)(?:\((.*)\))?$/i.exec(trimmed);
  if (call?.[1]?.toLowerCase() === 'blur') return readBlur(call[2]);
  if (call) return call[2] === undefined ? null : readGradient(call[2]);
  const color = readColor(trimmed);
  if (!color) return null;
  return color.alpha === 0 ? { kind: 'transparent' } : { kind: 'color', color };
}

function readBlur(argument: string | undefined): Background | null {
  const radius = argument === undefined ? DEFAULT_BLUR : readLength(argument);
  if (!radius || (radius.unit === '%' && radius.value > MAX_BLUR_PERCENT)) return null;
  return { kind: 'blur', radius };
}

/** CSS Images 3 §3.1; stops without a place are spread evenly between their neighbours (§3.4.3). */
function readGradient(argumentList: string): Background | null {
  const parts = argumentList.split(/,(?![^(]*\))/).map((part) => part.trim());
  const direction = readDirection(parts[0] ?? '');
  const stops = (direction === undefined ? parts : parts.slice(1)).map(readStop);
  if (stops.length < 2 || stops.length > MAX_STOPS || stops.some((stop) => stop === null)) return null;
  return {
    kind: 'gradient',
    angleDegrees: direction ?? 180,
    stops: spread(stops.filter((stop) => stop !== null)),
  };
}

function readDirection(text: string): number | undefined {
  const angle = /^(-?\d{1,4}(?:\.\d{1,3})?)deg$/i.exec(text)?.[1];
  if (angle !== undefined) return ((Number(angle) % 360) + 360) % 360;
  const sides = /^to\s+(\w+)(?:\s+(\w+))?$/i.exec(text.toLowerCase());
  if (!sides) return undefined;
  const [, first = '', second] = sides;
  return second === undefined
    ? DIRECTIONS[first]
    : (DIRECTIONS[`${first} ${second}`] ?? DIRECTIONS[`${second} ${first}`]);
}

type PartialStop = Omit<GradientStop, 'offset'> & { readonly offset: number | undefined };

function readStop(text: string): PartialStop | null {
  const place = /^(.*\S)\s+(\d{1,3}(?:\.\d{1,3})?)%$/.exec(text);
  const color = readColor(place?.[1] ?? text);
  const offset = place === null ? undefined : Number(place[2]) / 100;
  return !color || (offset !== undefined && offset > 1) ? null : { color, offset };
}

function spread(stops: readonly PartialStop[]): readonly GradientStop[] {
  const offsets = stops.map(({ offset }) => offset);
  offsets[0] ??= 0;
  offsets[offsets.length - 1] ??= 1;
  let known = 0;
  for (let i = 1; i < offsets.length; i++) {
    const offset = offsets[i];
    if (offset === undefined) continue;
    // A stop before the one before it is moved up to it, as CSS does.
    const end = Math.max(offset, offsets[known] ?? 0);
    const start = offsets[known] ?? 0;
    for (let j = known + 1; j <= i; j++) offsets[j] = start + ((end - start) * (j - known)) / (i - known);
    known = i;
  }
  return stops.map(({ color }, i) => ({ color, offset: offsets[i] ?? 1 }));
}
