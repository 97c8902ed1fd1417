import type { Page } from '@playwright/test';
import { OFFLINE_CACHE } from '@/lib/contracts/offline';
import { expect } from './guarded-test';

/** Lets service workers be, for specs about them. In all others they are blocked: they would answer for the tests' routes. */
export const WITH_SERVICE_WORKER = { serviceWorkers: 'allow' } as const;

/** What the browser itself says of a request without a network. */
export const NO_NETWORK =
  /^Failed to load resource: net::ERR_(?:INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|FAILED)/;

/** Waits until the service worker has kept everything and answers for the page. */
export async function keptForOffline(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
    .toBe('activated');
}

/** Paths and queries of all that the page's origin keeps in the Cache API, by cache. */
export function cachedAddresses(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const entries = names.map(async (name) => {
      const requests = await (await caches.open(name)).keys();
      return [name, requests.map(({ url }) => new URL(url).pathname + new URL(url).search)] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  });
}

/** The same, of the service worker's cache. */
export async function keptAddresses(page: Page): Promise<string[]> {
  return (await cachedAddresses(page))[OFFLINE_CACHE] ?? [];
}
