import 'server-only';

/** Addresses that supervisors and load balancers ask; no limit may make them look down. */
const HEALTH = /^\/api\/health(?:\/|$)/;
/** Everything an API client sends pictures to. The rest is pages and files. */
const DOORS = /^\/(?:api|v1\.0|v2)(?:\/|$)/;

/** Methods that ask and change nothing. */
const SAFE_METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a path is one of the API's, health included. */
export function isApi(path: string): boolean {
  return DOORS.test(path);
}

/** Whether a path is one of the API's doors, where requests are counted by client. */
export function isDoor(path: string): boolean {
  return isApi(path) && !HEALTH.test(path);
}

/** Whether a request counts against its client's limits: everything but questions, good or bad. */
export function isCounted(method: string | undefined, path: string): boolean {
  return !SAFE_METHODS.has(method) && isDoor(path);
}
