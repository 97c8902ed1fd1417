import 'server-only';
import { LATER, REQUEST_ID, type HeadersOf } from '../../http/answer-headers';

/** What clients of remove.bg read besides the picture. */
export const REMOVEBG_HEADERS: HeadersOf = {
  always: {
    ...REQUEST_ID,
    'X-RateLimit-Limit': { says: 'requests, or megapixels, that the nearest limit allows', type: 'integer' },
    'X-RateLimit-Remaining': { says: 'what of it is left', type: 'integer' },
    'X-RateLimit-Reset': { says: 'when it starts anew, in unix time', type: 'integer' },
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
