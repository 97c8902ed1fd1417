import 'server-only';
import { BOT_CHECK_PATH } from '@/lib/contracts/bot-check';
import { MAX_MULTIPART_OVERHEAD_BYTES, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { BACKGROUND_IMAGE_FIELD, IMAGE_FIELD, MODELS_PATH, REMOVE_PATH } from '@/lib/contracts/remove';
import { SMALL_BODY } from '../http/collect-body';
import { CLEARCUT_CORS } from '../http/cors';
import { allButQuestions, nothing, type Door, type PictureDoor } from '../http/door';
import { readUpload, type UploadShape } from '../http/read-upload';
import { respondError } from '../http/respond';

/** How pictures come to our own door. */
export const UPLOAD: UploadShape = {
  body: { form: MAX_UPLOAD_BYTES + MAX_MULTIPART_OVERHEAD_BYTES, other: MAX_UPLOAD_BYTES },
  maxFileBytes: MAX_UPLOAD_BYTES,
  parts: { picture: IMAGE_FIELD, background: BACKGROUND_IMAGE_FIELD },
};

/** What all doors of our own API have in common. */
const ours = { isCounted: allButQuestions, body: UPLOAD.body, respondError, cors: CLEARCUT_CORS };

export const REMOVE: PictureDoor = {
  ...ours,
  path: REMOVE_PATH,
  methods: ['POST'],
  authorization: 'visitors',
  read: (request) => readUpload(request, UPLOAD),
};

export const MODELS: Door = { ...ours, path: MODELS_PATH, methods: ['GET'] };

export const BOT_CHECK: Door = { ...ours, path: BOT_CHECK_PATH, methods: ['GET'] };

/** How the three APIs are spoken, for programs. */
export const OPENAPI: Door = { ...ours, path: '/api/openapi/*', methods: ['GET'], body: SMALL_BODY };

export const METRICS: Door = { ...ours, path: '/api/metrics', methods: ['GET'] };

export const HEALTH: Door = {
  ...ours,
  path: '/api/health/*',
  methods: ['GET'],
  isCounted: nothing,
  body: SMALL_BODY,
};

/** Whoever missed the address. */
export const ELSEWHERE: Door = { ...ours, path: '/api/*', methods: [] };

/** Addresses of another service's API, which are answered by nobody yet: what is sent there counts as it does elsewhere. */
export const RESERVED: Door = { ...ours, path: '/v2/*', methods: [] };
