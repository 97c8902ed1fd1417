import 'server-only';
import { readSentPicture } from '../compat/rembg/read-upload';
import { respondError } from '../compat/rembg/words';
import type { RembgDoor } from '../compat/rembg/serve-remove';
import { SMALL_BODY } from '../http/collect-body';
import { CLEARCUT_CORS, type CorsPolicy } from '../http/cors';
import { allButPreflights, allButQuestions, type Door } from '../http/door';
import { UPLOAD } from './clearcut';

/** rembg's HTTP server (`rembg s`), as its clients know it. */

const CORS: CorsPolicy = {
  ...CLEARCUT_CORS,
  origins: 'compatAllowedOrigins',
  allowedHeaders: 'Authorization, Content-Type, X-Api-Key',
};

/** What all of its addresses have in common. */
const theirs = { respondError, cors: CORS } as const;

export const REMBG: RembgDoor = {
  ...theirs,
  path: '/api/remove',
  methods: ['GET', 'POST'],
  // A GET has a picture fetched and cut out: it costs what a POST does.
  isCounted: allButPreflights,
  body: UPLOAD.body,
  authorization: 'keys',
  // Many of its clients take an address and nothing else.
  keyInQuery: true,
  read: (request) => readSentPicture(request, UPLOAD.body),
};

/** What its clients ask to see whether it is up; unlimited, as questions are. */
const question = { ...theirs, methods: ['GET'], isCounted: allButQuestions, body: SMALL_BODY } as const;

export const REMBG_HEALTH: Door = { ...question, path: '/health' };

/** Where rembg has its documentation. */
export const REMBG_INDEX: Door = { ...question, path: '/api' };
