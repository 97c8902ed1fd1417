import type { EngineProgress } from '@/lib/browser/worker/messages';

/**
 * Where each step of a cut-out on the device begins, in per cent of the whole. It was measured with 12 megapixels on
 * two cores of a processor (`npm run bench:browser`). Elsewhere it is out by a little; it is there to show that work
 * goes on.
 */
const BEGINS_AT: Record<Exclude<EngineProgress['step'], 'download'>, number> = {
  decode: 3,
  start: 28,
  preprocess: 33,
  infer: 38,
  matte: 50,
  refine: 58,
  foreground: 65,
  composite: 67,
  render: 71,
  encode: 72,
};

/** How far a cut-out on the device has come once a step begins, in per cent. */
export function stepPercent(step: keyof typeof BEGINS_AT): number {
  return BEGINS_AT[step];
}
