import { afterEach, expect, it, vi } from 'vitest';
import { hasSimd, storageRoom } from './capabilities';

afterEach(() => vi.unstubAllGlobals());

function stubBrowser(storage: object | undefined) {
  vi.stubGlobal('caches', { keys: () => Promise.resolve([]) });
  vi.stubGlobal('navigator', { storage });
}

it('tells what the browser estimates', async () => {
  stubBrowser({
    persisted: () => Promise.resolve(true),
    estimate: () => Promise.resolve({ quota: 100, usage: 30 }),
  });
  expect(await storageRoom()).toEqual({ usable: true, persisted: true, freeBytes: 70 });
});

it.each([
  ['estimate (Safari 16)', { persisted: () => Promise.resolve(true) }, true],
  ['storage', undefined, false],
  [
    'either',
    { persisted: () => Promise.reject(new Error()), estimate: () => Promise.reject(new Error()) },
    false,
  ],
])('does without %s', async (_, storage, persisted) => {
  stubBrowser(storage);
  expect(await storageRoom()).toEqual({ usable: true, persisted, freeBytes: undefined });
});

it('finds vector instructions where there are some, as here', () => {
  expect(hasSimd()).toBe(true);
});

it('finds none where the module is no module', () => {
  const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  expect(hasSimd()).toBe(false);
  validate.mockRestore();
});
