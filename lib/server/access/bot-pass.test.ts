import { describe, expect, it } from 'vitest';
import { PASS_LIFETIME_MINUTES, PASS_USES } from '@/lib/contracts/bot-check';
import { holdsPass, issuePass, spendPass } from './bot-pass';

const PASS_LIFETIME_MS = PASS_LIFETIME_MINUTES * 60_000;
const SECRET = 's'.repeat(32);
const NOW = Date.UTC(2026, 10, 24);
const plain = { secure: false, usesSpent: 0 };

function cookieOf(setCookie: string): string {
  return setCookie.split(';')[0] ?? '';
}

describe('R-05: the pass', () => {
  it('is for this site only, out of reach of scripts, and ends by itself', () => {
    expect(issuePass(SECRET, 'b', plain, NOW)).toMatch(
      /^clearcut-pass=v1\.[\w-]{22}\.\d+\.[\w-]{43}; Path=\/api; Max-Age=1200; HttpOnly; SameSite=Strict$/,
    );
  });

  it('behind TLS travels over TLS only', () => {
    const setCookie = issuePass(SECRET, 'b', { ...plain, secure: true }, NOW);
    expect(setCookie).toMatch(/^__Secure-clearcut-pass=.*; Secure$/);
    expect(holdsPass(cookieOf(setCookie), SECRET, 'b', NOW)).toBe(true);
  });

  it('holds nothing of the client', () => {
    expect(issuePass(SECRET, '203.0.113.9', plain, NOW)).not.toContain('203.0.113');
  });

  it('is good among other cookies, until it expires', () => {
    const cookies = `a=1; ${cookieOf(issuePass(SECRET, 'b', plain, NOW))}; clearcut-pass=; theme=dark`;
    expect(holdsPass(cookies, SECRET, 'b', NOW)).toBe(true);
    expect(holdsPass(cookies, SECRET, 'b', NOW + PASS_LIFETIME_MS - 1_000)).toBe(true);
    expect(holdsPass(cookies, SECRET, 'b', NOW + PASS_LIFETIME_MS)).toBe(false);
  });

  it('is worth nothing in another bucket, under another secret, or altered', () => {
    const cookie = cookieOf(issuePass(SECRET, 'b', plain, NOW));
    expect(holdsPass(cookie, SECRET, 'c', NOW)).toBe(false);
    expect(holdsPass(cookie, 't'.repeat(32), 'b', NOW)).toBe(false);
    for (const [index, character] of [...cookie].entries()) {
      if (!/\w/.test(character)) continue;
      // The very last character holds padding bits, of which decoders of base64 think little: ours does not decode.
      const altered = `${cookie.slice(0, index)}${character === '1' ? '2' : '1'}${cookie.slice(index + 1)}`;
      expect(holdsPass(altered, SECRET, 'b', NOW), `character ${index}`).toBe(false);
    }
  });

  it.each([null, '', 'clearcut-pass', 'clearcut-pass=v1...', `clearcut-pass=v1.${'é'.repeat(22)}.1.x`])(
    'is not %j',
    (cookies) => expect(holdsPass(cookies, SECRET, 'b', NOW)).toBe(false),
  );

  it('is good for so many pictures and no more; looking at it costs nothing', () => {
    const cookie = cookieOf(issuePass(SECRET, 'b', { ...plain, usesSpent: 1 }, NOW));
    for (let use = 1; use < PASS_USES; use += 1) {
      expect(holdsPass(cookie, SECRET, 'b', NOW)).toBe(true);
      expect(spendPass(cookie, SECRET, 'b', NOW)).toBe(true);
    }
    expect(spendPass(cookie, SECRET, 'b', NOW)).toBe(false);
    expect(holdsPass(cookie, SECRET, 'b', NOW)).toBe(false);
  });
});
