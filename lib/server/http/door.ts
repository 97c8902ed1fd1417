import 'server-only';
import type { BodyLimit } from './collect-body';
import type { CorsPolicy } from './cors';
import type { PublicError } from './public-error';
import type { Upload } from './read-upload';

/** `seconds`: from now, which is meant where a door says nothing. `unix`: since 1970. */
export type RateLimitReset = 'seconds' | 'unix';

/** An address of the API, and all that is to be known of it before its handler has a request. */
export interface Door {
  /**
   * The pattern that log and metrics name it by. It is one path, or with `/*` at its end that path and all below it.
   */
  readonly path: string;
  /** What is answered here, besides OPTIONS. None: nothing is. */
  readonly methods: readonly string[];
  /** Whether a request of a method counts against its client's limits, good or bad. */
  readonly isCounted: (method: string | undefined) => boolean;
  /** What is larger is refused before it is taken. */
  readonly body: BodyLimit;
  /** The answer for an error, as this door's clients expect one; `headers` come on top of its own. */
  readonly respondError: (error: PublicError, headers?: Readonly<Record<string, string>>) => Response;
  /**
   * Bytes of memory that a byte of a body takes while it is read. It is more than one where it is decoded to a copy.
   */
  readonly memoryPerByte?: number;
  /** By what callers are authorized: `visitors` by key, or bot check from a page; `keys` by key alone. None: all are. */
  readonly authorization?: 'visitors' | 'keys';
  /** Whether `?api_key=` shows a key where no header does. */
  readonly keyInQuery?: boolean;
  /** Whether the body may show one where neither header nor query does. */
  readonly keyInBody?: boolean;
  /** What `X-RateLimit-Reset` counts: seconds from now, or since 1970. */
  readonly rateLimitReset?: RateLimitReset;
  /** What pages of origins that the operator allows may send and read. */
  readonly cors: CorsPolicy;
}

/** A door that takes pictures. */
export interface PictureDoor extends Door {
  /**
   * Reads what was sent; the request's body has not been touched.
   *
   * @throws ServiceError
   */
  readonly read: (request: Request) => Promise<Upload>;
}

/** Methods that ask and change nothing. */
const QUESTIONS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** For {@link Door.isCounted}: everything that may change something. */
export const allButQuestions = (method: string | undefined): boolean => !QUESTIONS.has(method);

/** For {@link Door.isCounted}, where a GET has a picture cut out: everything but what browsers ask beforehand. */
export const allButPreflights = (method: string | undefined): boolean => method !== 'OPTIONS';

/** For {@link Door.isCounted}: what supervisors and load balancers ask must not make a service look down. */
export const nothing = (): boolean => false;

/**
 * The door that a path leads to.
 *
 * @param doors in any order. The one that names just this path is meant, or of those that fit the one with the longest
 * @returns undefined for pages and files
 */
export function doorAt(doors: readonly Door[], path: string): Door | undefined {
  let found: Door | undefined;
  for (const door of doors) {
    if (door.path === path) return door;
    if (leadsTo(door.path, path) && door.path.length > (found?.path.length ?? 0)) found = door;
  }
  return found;
}

/** Whether a pattern with `/*` at its end fits. */
function leadsTo(pattern: string, path: string): boolean {
  if (!pattern.endsWith('/*')) return false;
  const folder = pattern.slice(0, -2);
  return path === folder || path.startsWith(`${folder}/`);
}
