import 'server-only';
import { MAX_BASE64_BODY_BYTES } from '@/lib/contracts/limits';
import { REMOVEBG_HEADERS } from '../compat/removebg/answer-headers';
import { readSentBody } from '../compat/removebg/read-upload';
import { respondError } from '../compat/removebg/respond-error';
import type { FieldDoor } from '../compat/removebg/serve-cut-out';
import { exposedHeaders } from '../http/answer-headers';
import { SMALL_BODY, type BodyLimit } from '../http/collect-body';
import type { CorsPolicy } from '../http/cors';
import { allButQuestions, type Door } from '../http/door';

/** remove.bg's API v1.0, as its clients know it. */

const BODY: BodyLimit = { form: MAX_BASE64_BODY_BYTES, other: MAX_BASE64_BODY_BYTES };

const CORS: CorsPolicy = {
  origins: 'compatAllowedOrigins',
  allowedHeaders: 'Authorization, Content-Type, X-Api-Key',
  exposedHeaders: exposedHeaders(REMOVEBG_HEADERS),
};

/** What all of its addresses have in common. */
const theirs = {
  isCounted: allButQuestions,
  body: SMALL_BODY,
  respondError,
  cors: CORS,
  keyInQuery: true,
  rateLimitReset: 'unix',
} as const;

const cutOut = {
  ...theirs,
  methods: ['POST'],
  body: BODY,
  // Three quarters as much again: what base64 is decoded to.
  memoryPerByte: 1.75,
  authorization: 'keys',
  keyInBody: true,
  read: (request: Request) => readSentBody(request, BODY),
} as const;

export const REMOVEBG: FieldDoor = { ...cutOut, path: '/v1.0/removebg' };

/** The address that CarveKit's server has it at. */
export const REMOVEBG_ALIAS: FieldDoor = { ...cutOut, path: '/api/removebg' };

export const ACCOUNT: Door = { ...theirs, path: '/v1.0/account', methods: ['GET'] };

export const IMPROVE: Door = { ...theirs, path: '/v1.0/improve', methods: ['POST'], body: BODY };

/** Whoever missed the address; with a picture, which is taken so that its client can read the answer. */
export const REMOVEBG_ELSEWHERE: Door = { ...theirs, path: '/v1.0/*', methods: [], body: BODY };
