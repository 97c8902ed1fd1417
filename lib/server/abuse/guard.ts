import 'server-only';
import type { Caller } from '../http/caller';
import { logger } from '../log/logger';
import { abuseState } from './abuse-state';
import { limitedClient } from './limited-client';

/** One picture's visit to a door. */
export interface Visit {
  /** Different for all that are counted apart: these take turns. */
  readonly client: string;
  /**
   * Charges the picture to its client, once its size is known. That is before it is decoded, so that failing costs as
   * much.
   */
  readonly charge: (pixels: number) => void;
  /** Gives the client's place back; calling it again does nothing. */
  readonly leave: () => void;
}

/**
 * Lets a picture in: middleware has counted the request, here it takes one of its client's places. Whoever
 * calls this leaves in a `finally`.
 *
 * @throws ServiceError too_many_at_once
 */
export function enter(caller: Caller): Visit {
  const state = abuseState();
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
    leave: limiter.enter(client),
  };
}
