import { filterTaps, type Kernel, type Taps } from '../filter';

/** A run of samples along one direction. */
interface Span {
  readonly start: number;
  readonly length: number;
}

/** Which samples of a direction's output are made, from which of its input. */
export interface Axis {
  /** First sample of the output that is made. */
  readonly from: number;
  /** One for each sample from there on; undefined where none is made. */
  readonly taps: Taps | undefined;
}

interface AxisOptions {
  readonly kernel: Kernel;
  /** Samples of the input that one cell holds: the taps are of cells. */
  readonly cell: number;
  /** What lies beyond the input: nothing, so that no output is made there, or its end samples, for ever. */
  readonly beyond: 'nothing' | 'ends';
  /** Where the input is not empty; output that sees nothing of it is not made. */
  readonly visible?: Span;
}

/**
 * Scales one direction. `source`, a span of the input that may reach beyond it, is laid over `target`. That is a span
 * of the output that may reach beyond it too. Where nothing lies beyond the input, outputs are made whose centres lie
 * inside it. Its end falls between two pixels and stays sharp.
 *
 * @param inputLength in samples
 * @param outputLength in samples
 */
export function scaleAxis(
  inputLength: number,
  source: Span,
  outputLength: number,
  target: Span,
  { kernel, cell, beyond, visible }: AxisOptions,
): Axis {
  const step = source.length / target.length;
  const outputAt = (edge: number) => target.start + (edge - source.start) / step;
  let from = 0;
  let to = outputLength;
  if (beyond === 'nothing') {
    from = Math.max(from, Math.ceil(outputAt(0) - 0.5));
    to = Math.min(to, Math.ceil(outputAt(inputLength) - 0.5));
  }
  if (visible !== undefined) {
    const reach = kernel.radius * Math.max(cell, step) + cell;
    from = Math.max(from, Math.floor(outputAt(visible.start - reach)));
    to = Math.min(to, Math.ceil(outputAt(visible.start + visible.length + reach)));
  }
  if (to <= from) return { from, taps: undefined };
  const start = source.start + (from - target.start) * step;
  const taps = filterTaps(
    kernel,
    Math.ceil(inputLength / cell),
    to - from,
    ((to - from) * step) / cell,
    start / cell,
  );
  return { from, taps };
}
