import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let stored: Map<string, string>;

async function flagAt(search: string) {
  // Another page.
  vi.resetModules();
  vi.stubGlobal('location', { search });
  const { readFlag } = await import('./feature-flags');
  return readFlag('engine');
}

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('S-01: a feature flag', () => {
  it('is set by an address, kept, and taken back', async () => {
    expect(await flagAt('')).toBeUndefined();
    expect(await flagAt('?ff=engine:browser')).toBe('browser');
    expect(await flagAt('')).toBe('browser');
    expect(await flagAt('?ff=engine:')).toBeUndefined();
    expect(await flagAt('')).toBeUndefined();
    expect(stored.size).toBe(0);
  });

  it('that nobody knows is not kept', async () => {
    expect(await flagAt('?ff=tracking:on,engine:server,__proto__:x')).toBe('server');
    expect([...stored]).toEqual([['flags', 'engine:server']]);
  });

  it('holds for its page where storage is blocked', async () => {
    vi.stubGlobal('localStorage', undefined);
    expect(await flagAt('?ff=engine:browser')).toBe('browser');
    expect(await flagAt('')).toBeUndefined();
  });
});
