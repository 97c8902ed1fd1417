import 'client-only';
import { OFFLINE_CACHE, PRIVACY_CACHE } from '@/lib/contracts/offline';

/** What this browser keeps so that pages open without a network. */
export interface OfflineCopies {
  /** The bytes of all files; 0 where nothing is kept. */
  readonly bytes: number;
  /** Paths of the pages that open. */
  readonly pages: readonly string[];
}

const CACHES = [OFFLINE_CACHE, PRIVACY_CACHE];

const NONE: OfflineCopies = { bytes: 0, pages: [] };

/** Looks up what is kept. */
export async function offlineCopies(): Promise<OfflineCopies> {
  try {
    const here = await Promise.all(CACHES.map((name) => caches.has(name)));
    const names = CACHES.filter((_, index) => here[index]);
    const requests = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat();
    const answers = await Promise.all(requests.map((request) => caches.match(request)));
    const sizes = await Promise.all(answers.map(async (answer) => (await answer?.blob())?.size ?? 0));
    const paths = requests.map(({ url }) => new URL(url).pathname);
    return {
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      pages: paths.filter((path) => !path.startsWith('/_next/')),
    };
  } catch {
    // No storage, or it is blocked.
    return NONE;
  }
}

/** Removes what is kept, and the worker that would keep it anew. The next visit to the tool begins again. */
export async function removeOfflineCopies(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.unregister();
    await Promise.all(CACHES.map((name) => caches.delete(name)));
  } catch {
    // Where there is no storage, there is nothing to remove.
  }
}
