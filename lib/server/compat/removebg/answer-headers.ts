import 'server-only';
import { LATER, RATE_LIMITS, REQUEST_ID, type HeadersOf } from '../../http/answer-headers';

/** What clients of remove.bg read besides the picture. */
export const REMOVEBG_HEADERS: HeadersOf = {
  always: {
    ...REQUEST_ID,
    ...RATE_LIMITS,
    'X-RateLimit-Limit': { says: 'the same as `RateLimit-Limit`', type: 'integer' },
    'X-RateLimit-Remaining': { says: 'the same as `RateLimit-Remaining`', type: 'integer' },
    'X-RateLimit-Reset': { says: 'when the limit starts anew, in unix time', type: 'integer' },
  },
  picture: {
    'X-Type': {
      says: 'the asked `type` where its `type_level` knows it, else `other`: nothing is guessed',
      type: 'string',
      optional: true,
    },
    'X-Width': { says: 'of the result, in pixels', type: 'integer' },
    'X-Height': { says: 'of the result, in pixels', type: 'integer' },
    'X-Credits-Charged': { says: 'always 0', type: 'number' },
  },
  later: LATER,
};
