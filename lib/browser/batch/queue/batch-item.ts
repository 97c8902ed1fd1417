import type { PictureType } from '../../../contracts/remove';
import type { PageErrorCode } from '../../errors/device-errors';
import { RemoveError } from '../../errors/remove-error';
import type { Place, Sent } from '../../remove-background';

/** How often a picture is sent to a service that answers with an error and names no pause. */
const MOST_TRIES = 3;

/** Of a picture, not of the device: the next one can be cut out here. */
const OF_PICTURE: ReadonlySet<PageErrorCode> = new Set<PageErrorCode>([
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
  #served: RemoveError | undefined;
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
  get code(): PageErrorCode | undefined {
    return this.#served?.code;
  }

  /** The service did not do it, and that says nothing against the picture. */
  noteServiceError(error: RemoveError): void {
    this.#served = error;
    if (error.retryAfterSeconds === undefined && this.sent !== 'no') this.#tries += 1;
    if (this.#tries >= MOST_TRIES) this.#barred.add('server');
  }

  /**
   * This device did not do it.
   * @returns whether that says something about the device
   */
  noteDeviceError(error: RemoveError): boolean {
    this.#barred.add('browser');
    this.#served ??= error;
    return !OF_PICTURE.has(error.code);
  }

  /** Another try, by the visitor's wish: whatever was learnt may have passed. */
  renew(): void {
    this.#tries = 0;
    this.#barred.clear();
    this.isWaiting = true;
  }
}

/** A thing thrown, as an error. */
export function asRemoveError(reason: unknown): RemoveError {
  return reason instanceof RemoveError ? reason : new RemoveError('unexpected_answer');
}
