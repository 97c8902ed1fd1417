import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { PASS_COOKIE, PASS_LIFETIME_MINUTES, PASS_USES } from '@/lib/contracts/bot-check';
import { processWide } from '@/lib/config/process-wide';
import { ExpiringMap } from './expiring-map';

/**
 * The pass that a visitor gets for a solved bot check, so that a batch is asked once. It is a signed cookie, bound to
 * the client's bucket and limited in time and uses. The cookie holds a random id and when it expires, nothing of the
 * visitor. The bucket goes into the signature only.
 */

const PASS_LIFETIME_MS = PASS_LIFETIME_MINUTES * 60_000;

/** Passes whose uses are counted at once; beyond, the oldest pass starts anew until it expires. */
const MAX_PASSES = 50_000;

/** The name behind TLS: browsers let no unencrypted page set or overwrite it. `__Host-` would demand Path=/. */
const SECURE_NAME = `__Secure-${PASS_COOKIE}`;

const PASS = /^v1\.([A-Za-z0-9_-]{22})\.(\d{10,12})\.([A-Za-z0-9_-]{43})$/;

/** Next bundles routes apart; the counts must be one. They are this process's own: a restart forgives uses. */
const uses = processWide('pass uses', () => new ExpiringMap<number>(MAX_PASSES, PASS_LIFETIME_MS));

/** @returns the value of a Set-Cookie header with a new pass, of which `usesSpent` are gone */
export function issuePass(
  passSecret: string,
  bucket: string,
  { secure, usesSpent }: { readonly secure: boolean; readonly usesSpent: number },
  nowMs = Date.now(),
): string {
  const id = randomBytes(16).toString('base64url');
  const expiresAt = Math.floor((nowMs + PASS_LIFETIME_MS) / 1000);
  uses.set(id, usesSpent, nowMs);
  return [
    `${secure ? SECURE_NAME : PASS_COOKIE}=v1.${id}.${expiresAt}.${sign(passSecret, id, String(expiresAt), bucket)}`,
    'Path=/api',
    `Max-Age=${PASS_LIFETIME_MS / 1000}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}

/** Whether a request carries a pass that is good for another picture; spends nothing. */
export function holdsPass(
  cookieHeader: string | null,
  passSecret: string,
  bucket: string,
  nowMs = Date.now(),
): boolean {
  return validPass(cookieHeader, passSecret, bucket, nowMs) !== undefined;
}

/** Spends one use of the pass that a request carries; false where it carries none that is good. */
export function spendPass(
  cookieHeader: string | null,
  passSecret: string,
  bucket: string,
  nowMs = Date.now(),
): boolean {
  const id = validPass(cookieHeader, passSecret, bucket, nowMs);
  if (id === undefined) return false;
  uses.set(id, (uses.get(id, nowMs) ?? 0) + 1, nowMs);
  return true;
}

/** The id of the pass in a Cookie header, after every check. */
function validPass(
  cookieHeader: string | null,
  passSecret: string,
  bucket: string,
  nowMs: number,
): string | undefined {
  for (const cookie of (cookieHeader ?? '').split(';')) {
    const at = cookie.indexOf('=');
    const name = cookie.slice(0, at).trim();
    if (name !== SECURE_NAME && name !== PASS_COOKIE) continue;
    const [, id, expiresAt, signature] = PASS.exec(cookie.slice(at + 1).trim()) ?? [];
    if (id === undefined || expiresAt === undefined || signature === undefined) continue;
    const expected = sign(passSecret, id, expiresAt, bucket);
    if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) continue;
    if (Number(expiresAt) * 1000 <= nowMs || (uses.get(id, nowMs) ?? 0) >= PASS_USES) continue;
    return id;
  }
  return undefined;
}

function sign(passSecret: string, id: string, expiresAt: string, bucket: string): string {
  return createHmac('sha256', passSecret)
    .update(`clearcut-pass\n1\n${id}\n${expiresAt}\n${bucket}`)
    .digest('base64url');
}
