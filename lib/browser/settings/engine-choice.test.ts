import { afterEach, describe, expect, it, vi } from 'vitest';

async function engineOf(search: string, stored: Record<string, string> = {}) {
  vi.resetModules();
  vi.stubGlobal('location', { search });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored[key] ?? null,
    setItem: () => undefined,
    removeItem: () => undefined,
  });
  const { currentEngine } = await import('./engine-choice');
  return currentEngine();
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('where the next picture is cut out', () => {
  it.each([
    ['', {}, 'auto'],
    ['?engine=server', {}, 'server'],
    ['?engine=browser', {}, 'browser'],
    ['?engine=elsewhere', {}, 'auto'],
    ['', { flags: 'engine:server' }, 'server'],
    ['?engine=auto', { flags: 'engine:server' }, 'auto'],
    ['', { engine: 'browser' }, 'browser'],
    ['', { engine: 'server' }, 'auto'],
  ])('with the address %j and %j is %s', async (search, stored, engine) => {
    expect(await engineOf(search, stored)).toBe(engine);
  });

  it.each(['?engine=server', '?engine=auto', '?ff=engine:server'])(
    'F-07: is this device where the visitor wants that, whatever %s says',
    async (search) => {
      expect(await engineOf(search, { engine: 'browser' })).toBe('browser');
    },
  );
});
