import 'server-only';
import type { Caller } from '../http/caller';
import { logger } from '../log/logger';
import { limitedClient, rateLimitState } from './rate-limit-state';

/** A picture that holds one of its client's places. */
export interface LimitedPicture {
  /** Different for all that are counted apart: these take turns. */
  readonly client: string;
  /**
   * Charges the picture to its client, once its size is known. That is before it is decoded, so that failing costs as
   * much.
   */
  readonly charge: (pixels: number) => void;
  /** Gives the client's place back; calling it again does nothing. */
  readonly release: () => void;
}

/**
 * Holds a picture to its client's limits: it takes one of the client's places. Middleware has counted the request.
 * Callers release the place in a `finally`.
 *
 * @throws ServiceError too_many_at_once
 */
export function limitPicture(caller: Caller): LimitedPicture {
  const state = rateLimitState();
  const client = limitedClient(caller, state);
  const { limiter } = state;
  return {
    client: client.id,
    charge: (pixels) => {
      limiter.chargePixels(client, pixels).catch((error: unknown) => {
        logger().error(
          { errorClass: error instanceof Error ? error.name : typeof error },
          'pixels not charged',
        );
      });
    },
    release: limiter.takePlace(client),
  };
}
