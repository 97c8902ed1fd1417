import 'server-only';
import type { Door } from '../http/door';
import { BOT_CHECK, ELSEWHERE, HEALTH, METRICS, MODELS, OPENAPI, REMOVE, RESERVED } from './clearcut';
import { REMBG, REMBG_HEALTH, REMBG_INDEX } from './rembg';
import { ACCOUNT, IMPROVE, REMOVEBG, REMOVEBG_ALIAS, REMOVEBG_ELSEWHERE } from './removebg';

/** Every address that an API client can send something to; all others are pages and files. */
export const DOORS: readonly Door[] = [
  REMOVE,
  MODELS,
  BOT_CHECK,
  OPENAPI,
  METRICS,
  HEALTH,
  ELSEWHERE,
  REMOVEBG,
  REMOVEBG_ALIAS,
  ACCOUNT,
  IMPROVE,
  REMOVEBG_ELSEWHERE,
  REMBG,
  REMBG_HEALTH,
  REMBG_INDEX,
  RESERVED,
];
