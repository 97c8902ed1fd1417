import type { Size } from '../image';
import type { MatteOutput } from '../matte';
import type { Normalization } from '../normalize';
import type { Session } from '../session';

/** What the core has to know of a net. */
export interface NetSpec {
  /** Size of the net's input, in samples. */
  readonly input: Size;
  readonly normalization: Normalization;
  readonly output: MatteOutput;
}

/** A loaded net, and what the core has to know of it. */
export interface Net {
  readonly session: Session;
  readonly spec: NetSpec;
}
