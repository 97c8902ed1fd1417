import 'server-only';
import {
  CERTAINTY_HEADER,
  MODEL_HEADER,
  NOTICE_HEADER,
  NOTICES,
  REQUEST_ID_HEADER,
} from '@/lib/contracts/remove';

/** A header of an answer: pages of other sites may read it, and documents list it. */
export interface AnswerHeader {
  readonly says: string;
  readonly type: 'string' | 'integer' | 'number';
  /** Whether it is missing where there is nothing to say. */
  readonly optional?: true;
}

export type HeaderTable = Readonly<Record<string, AnswerHeader>>;

/** The headers of a door, besides those that every HTTP answer has. */
export interface HeadersOf {
  /** Of every answer that counts against its client's limits. */
  readonly always: HeaderTable;
  /** Of a cut-out. */
  readonly picture: HeaderTable;
  /** Of 429 and 503. */
  readonly later: HeaderTable;
}

const whole = (says: string): AnswerHeader => ({ says, type: 'integer' });

export const REQUEST_ID: HeaderTable = {
  [REQUEST_ID_HEADER]: { says: 'the id of the request, as the log has it', type: 'string' },
};

/** As the draft standard has them. */
export const RATE_LIMITS: HeaderTable = {
  'RateLimit-Limit': whole('what the nearest limit allows: requests, or megapixels'),
  'RateLimit-Remaining': whole('what of it is left'),
  'RateLimit-Reset': whole('seconds until it starts anew'),
};

/** Under their older names. */
const OLDER_RATE_LIMITS: HeaderTable = {
  'X-RateLimit-Limit': whole('the same as `RateLimit-Limit`'),
  'X-RateLimit-Remaining': whole('the same as `RateLimit-Remaining`'),
  'X-RateLimit-Reset': whole('the same as `RateLimit-Reset`'),
};

export const LATER: HeaderTable = {
  'Retry-After': whole('seconds after which another try makes sense'),
};

/** At the doors of our own API. */
export const CLEARCUT_HEADERS: HeadersOf = {
  always: { ...REQUEST_ID, ...RATE_LIMITS, ...OLDER_RATE_LIMITS },
  picture: {
    [MODEL_HEADER]: { says: 'the model that cut out; `none` where no net ran', type: 'string' },
    [CERTAINTY_HEADER]: {
      says: 'from `0.00` to `1.00`: about the chance that the cut-out is good',
      type: 'number',
    },
    [NOTICE_HEADER]: {
      says: `what a caller should know: ${NOTICES.map((notice) => `\`${notice}\``).join(', ')}`,
      type: 'string',
      optional: true,
    },
    'Server-Timing': { says: 'the time of each stage, in milliseconds', type: 'string' },
  },
  later: LATER,
};

/** For `Access-Control-Expose-Headers`. */
export function exposedHeaders({ always, picture, later }: HeadersOf): string {
  return Object.keys({ ...later, ...always, ...picture }).join(', ');
}
