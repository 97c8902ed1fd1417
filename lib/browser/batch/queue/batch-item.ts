import type { PictureType } from '../../../contracts/remove';
import type { FaultCode } from '../../faults/device-errors';
import { RemoveFault } from '../../faults/remove-fault';
import type { Place, Sent } from '../../remove-background';

/** How often a picture is sent to a service that answers with a fault and names no pause. */
const MOST_TRIES = 3;

/** Of a picture, not of the device: the next one can be cut out here. */
const OF_PICTURE: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'picture_unreadable',
  'picture_truncated',
  'file_unreadable',
  'too_many_pixels',
]);

/** What a queue remembers of a picture. */
export class BatchItem {
  readonly id: string;
  readonly type: PictureType | undefined;
  /** What has left of it so far, in all tries. */
  sent: Sent = 'no';
  /** Undefined while it waits, or nothing more is to be done. */
  running: { readonly place: Place; readonly abort: AbortController } | undefined;
  isWaiting = true;
  #tries = 0;
  #served: RemoveFault | undefined;
  readonly #barred = new Set<Place>();

  constructor(id: string, type: PictureType | undefined) {
    this.id = id;
    this.type = type;
  }

  /** Whether there is a point in trying there. */
  mayGoTo(place: Place): boolean {
    return !this.#barred.has(place);
  }

  /** Why it failed, where no place is left: what the service said is of more use, for that can pass. */
  get code(): FaultCode | undefined {
    return this.#served?.code;
  }

  /** The service did not do it, and that says nothing against the picture. */
  noteServiceFault(fault: RemoveFault): void {
    this.#served = fault;
    if (fault.retryAfterSeconds === undefined && this.sent !== 'no') this.#tries += 1;
    if (this.#tries >= MOST_TRIES) this.#barred.add('server');
  }

  /**
   * This device did not do it.
   * @returns whether that says something about the device
   */
  noteDeviceFault(fault: RemoveFault): boolean {
    this.#barred.add('browser');
    this.#served ??= fault;
    return !OF_PICTURE.has(fault.code);
  }

  /** Another try, by the visitor's wish: whatever was learnt may have passed. */
  renew(): void {
    this.#tries = 0;
    this.#barred.clear();
    this.isWaiting = true;
  }
}

/** A thing thrown, as a fault. */
export function asFault(reason: unknown): RemoveFault {
  return reason instanceof RemoveFault ? reason : new RemoveFault('unexpected_answer');
}
