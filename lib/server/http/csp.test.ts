import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './csp';

const parse = (policy: string): Record<string, string[]> =>
  Object.fromEntries(
    policy.split('; ').map((line): [string, string[]] => {
      const [name = '', ...sources] = line.split(' ');
      return [name, sources];
    }),
  );
const served = {
  scriptHashes: ['sha256-AAAA', 'sha256-BBBB'],
  turnstile: false,
  otherOrigins: [],
  analytics: { scripts: [], connections: [], images: [] },
  development: false,
};

describe('H1: contentSecurityPolicy', () => {
  it('names every source, and neither unsafe-inline nor unsafe-eval for scripts', () => {
    expect(parse(contentSecurityPolicy(served))).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'", "'wasm-unsafe-eval'", "'sha256-AAAA'", "'sha256-BBBB'"],
      'worker-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'blob:', 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'manifest-src': ["'self'"],
      'frame-src': ["'none'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    });
  });

  it('lets Turnstile in for scripts, frames and calls where it is configured, and nowhere else', () => {
    const host = 'https://challenges.cloudflare.com';
    const policy = parse(contentSecurityPolicy({ ...served, turnstile: true }));
    const allowing = Object.keys(policy).filter((name) => policy[name]?.includes(host));
    expect(allowing).toEqual(['script-src', 'connect-src', 'frame-src']);
    expect(policy['frame-src']).toEqual([host]);
  });

  it('F-04, H-01: lets the page ask configured origins, by fetching and by no other way', () => {
    const origins = ['https://files.example', 'https://cdn.jsdelivr.net'];
    const policy = parse(contentSecurityPolicy({ ...served, otherOrigins: origins }));
    expect(policy).toEqual({
      ...parse(contentSecurityPolicy(served)),
      'connect-src': ["'self'", ...origins],
    });
  });

  it('A-01, P6: names what the configured statistics need, each in its place', () => {
    const analytics = {
      scripts: ['https://a.example'],
      connections: ['https://b.example'],
      images: ['https://c.example'],
    };
    expect(parse(contentSecurityPolicy({ ...served, analytics }))).toEqual({
      ...parse(contentSecurityPolicy(served)),
      'script-src': ["'self'", "'wasm-unsafe-eval'", "'sha256-AAAA'", "'sha256-BBBB'", 'https://a.example'],
      'connect-src': ["'self'", 'https://b.example'],
      'img-src': ["'self'", 'blob:', 'data:', 'https://c.example'],
    });
  });

  it('loosens scripts only for development, where hashes would switch unsafe-inline off', () => {
    const policy = parse(contentSecurityPolicy({ ...served, development: true }));
    expect(policy['script-src']).toEqual([
      "'self'",
      "'wasm-unsafe-eval'",
      "'unsafe-inline'",
      "'unsafe-eval'",
    ]);
  });
});
