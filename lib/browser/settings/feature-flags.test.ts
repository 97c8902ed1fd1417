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

/** A fresh page's module. */
async function flagsAt(search: string) {
  vi.resetModules();
  vi.stubGlobal('location', { search });
  return import('./feature-flags');
}

describe('S-01: a feature flag', () => {
  it('that was set by hand goes before the installation, and that before nothing', async () => {
    const flags = await flagsAt('');
    const heard = vi.fn();
    vi.stubGlobal('window', new EventTarget());
    const stop = flags.watchFlags(heard);
    expect(flags.readFlag('history')).toBeUndefined();
    flags.adoptInstallationFlags({ history: 'off' });
    expect(flags.readFlag('history')).toBe('off');
    flags.setFlag('history', 'on');
    expect(flags.readFlag('history')).toBe('on');
    expect([...stored]).toEqual([['flags', 'history:on']]);
    flags.setFlag('history', undefined);
    expect(flags.readFlag('history')).toBe('off');
    expect(stored.size).toBe(0);
    expect(heard).toHaveBeenCalledTimes(3);
    stop();
    flags.setFlag('engine', 'server');
    expect(heard).toHaveBeenCalledTimes(3);
  });

  it('follows another tab', async () => {
    const flags = await flagsAt('?ff=engine:server');
    vi.stubGlobal('window', new EventTarget());
    expect(flags.readFlag('engine')).toBe('server');
    const stop = flags.watchFlags(() => undefined);
    stored.set('flags', 'engine:browser');
    window.dispatchEvent(Object.assign(new Event('storage'), { key: 'flags' }));
    expect(flags.readFlag('engine')).toBe('browser');
    stop();
  });

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
