import type { Place } from '../../remove-background';

/** The service names a pause as long as this: worth finding out how fast this device is. */
const PAUSE_WORTH_A_TRIAL_MS = 3_000;

/**
 * With so many waiting pictures this device is tried while the service is well, in case that it goes away.
 */
const MANY = 10;

/** What decides on the place for one picture. */
export interface Situation {
  /** Whether the service may get this picture at all, and this device. */
  readonly service: boolean;
  readonly device: boolean;
  /**
   * Whether the service takes one more right now. If not because of a pause, for how long it lasts, in milliseconds.
   */
  readonly serviceFree: boolean;
  readonly serviceWaitMs: number;
  /** Whether this device has nothing to do. */
  readonly deviceFree: boolean;
  /**
   * How long a picture took at the service, and on this device once the engine ran, in milliseconds. Undefined: not
   * known.
   */
  readonly serviceMs: number | undefined;
  readonly deviceMs: number | undefined;
  /** Pictures that wait. */
  readonly waiting: number;
}

/**
 * Where a picture goes now. It goes to the service while that takes pictures. It goes to this device where it is sooner
 * done there than after the service's pause, by its own measurement. `undefined`: it waits. One picture of a long batch
 * is cut out here early. That is the measurement, and it brings the engine while there is somebody to bring it.
 */
export function placeFor(situation: Situation): Place | undefined {
  const { service, serviceFree, serviceWaitMs, device, deviceFree } = situation;
  const isTrial = situation.deviceMs === undefined && situation.waiting >= MANY;
  if (device && deviceFree && service && isTrial && situation.serviceMs !== undefined) return 'browser';
  if (service && serviceFree) return 'server';
  if (!device || !deviceFree) return undefined;
  if (!service) return 'browser';
  if (serviceWaitMs === 0) return undefined;
  const hereMs = situation.deviceMs;
  const isSooner =
    hereMs === undefined
      ? serviceWaitMs >= PAUSE_WORTH_A_TRIAL_MS
      : hereMs < serviceWaitMs + (situation.serviceMs ?? 0);
  return isSooner ? 'browser' : undefined;
}

/** Share of the newest time in the mean. */
const NEWEST = 0.3;

/** A running mean of how long something takes, in milliseconds, in which the newest counts most. */
export class TypicalTime {
  #ms: number | undefined;

  /** Undefined until something has been measured. */
  get ms(): number | undefined {
    return this.#ms;
  }

  add(ms: number): void {
    this.#ms = this.#ms === undefined ? ms : this.#ms + NEWEST * (ms - this.#ms);
  }
}
