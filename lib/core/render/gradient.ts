import type { Size } from '../image';
import type { Background, GradientStop } from '../rendering';
import type { BackgroundRows } from './background-rows';
import { packWord } from './over';

type Gradient = Extract<Background, { kind: 'gradient' }>;

/** Colours to a pixel of the gradient's line: as many as tell neighbouring pixels apart, and then some. */
const COLORS_TO_A_PIXEL = 4;
const MAX_COLORS = 1 << 18;

/**
 * A linear gradient after CSS Images 3, section 3.1. The line goes through the centre at the angle. The corners it
 * points to and comes from get the end stops' colours exactly (3.1.1), which gives its length. Colours are interpolated
 * with premultiplied alpha (3.4.2). Computed in floating point and rounded once, from a table along the line.
 *
 * @param size the output's, in pixels
 */
export function gradientRows({ angleDegrees, stops }: Gradient, { width, height }: Size): BackgroundRows {
  const angle = (angleDegrees * Math.PI) / 180;
  const [x1, y1] = [Math.sin(angle), -Math.cos(angle)];
  const length = Math.abs(width * x1) + Math.abs(height * y1);
  const colors = Math.min(MAX_COLORS, Math.ceil(length * COLORS_TO_A_PIXEL) + 1);
  const table = Int32Array.from({ length: colors }, (_, i) => colorAt(stops, (i + 0.5) / colors));
  const stepX = (x1 / length) * colors;
  const stepY = (y1 / length) * colors;
  return {
    readRow(y, out) {
      const first = colors / 2 + (y + 0.5 - height / 2) * stepY + (0.5 - width / 2) * stepX;
      for (let x = 0; x < out.length; x++) {
        const at = (first + x * stepX) | 0;
        out[x] = table[at < 0 ? 0 : at >= colors ? colors - 1 : at]!;
      }
    },
  };
}

/** The gradient's colour at a place on its line, 0 to 1, as a word. Beyond the end stops it is theirs. */
function colorAt(stops: readonly GradientStop[], place: number): number {
  const next = stops.findIndex(({ offset }) => offset > place);
  const after = stops[next === -1 ? stops.length - 1 : next];
  if (after === undefined) return 0;
  const before = stops[next === -1 ? stops.length - 1 : Math.max(0, next - 1)]!;
  const span = after.offset - before.offset;
  const share = span > 0 ? Math.min(1, Math.max(0, (place - before.offset) / span)) : 0;
  const [a, b] = [before.color.alpha * (1 - share), after.color.alpha * share];
  const alpha = a + b;
  if (Math.round(alpha) === 0) return 0;
  const channel = (name: 'red' | 'green' | 'blue') =>
    Math.round((before.color[name] * a + after.color[name] * b) / alpha);
  return packWord(channel('red'), channel('green'), channel('blue'), Math.round(alpha));
}
