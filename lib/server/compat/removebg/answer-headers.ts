import 'server-only';
import { LATER, RATE_LIMITS, REQUEST_ID, type HeadersOf, type HeaderTable } from '../../http/answer-headers';

const says = 'of the smallest box of the result that holds the subject, in pixels';

const FOREGROUND: HeaderTable = {
  'X-Foreground-Top': { says, type: 'integer' },
  'X-Foreground-Left': { says, type: 'integer' },
  'X-Foreground-Width': { says, type: 'integer' },
  'X-Foreground-Height': { says, type: 'integer' },
};

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
    'X-Max-Width': { says: 'what the largest `size` would give, in pixels', type: 'integer' },
    'X-Max-Height': { says: 'what the largest `size` would give, in pixels', type: 'integer' },
    ...FOREGROUND,
    'X-Credits-Charged': { says: 'always 0', type: 'number' },
  },
  later: LATER,
};
