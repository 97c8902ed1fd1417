import { CacheFirst, NetworkFirst, type PrecacheEntry, Serwist, type SerwistPlugin } from 'serwist';
import { OFFLINE_CACHE, PRIVACY_CACHE } from '@/lib/contracts/offline';
import { FRAGMENT_OF_MISSED, fragmentOfShared, SHARED_PART } from '@/lib/contracts/share';
import { MAX_BATCH_PICTURES } from '../batch/intake/refusal';
import { leaveParcel } from '../pictures/handoff-parcels';

/** What this build's pages are made of; scripts/service-worker.mjs writes it in. */
declare const KEPT_FILES: PrecacheEntry[];

/**
 * Where a page's copy lies, by the page's path. Under another address than the page's own: the copy answers only where
 * the network does not.
 */
const COPIES = new Map(
  KEPT_FILES.filter(({ url }) => url.includes('?')).map(({ url }) => [url.slice(0, url.indexOf('?')), url]),
);

/** Who waits longer for a page than this is as good as offline. */
const PATIENCE_SECONDS = 5;

/** Its content depends on how the server was started: no build has a copy of it. */
const PRIVACY_PAGE = /^\/[a-z]{2}(?:-[A-Za-z]+)?\/privacy$/;

const CODE_OR_FACE = /^\/_next\/static\/.+\.(?:js|mjs|css|woff2)$/;

/** The cache holds what a build consists of, and nothing that came of a visit. */
const storeNothing: SerwistPlugin = { cacheWillUpdate: () => Promise.resolve(null) };

/** A service that is down is no better than no network. */
const countAsNoAnswer: SerwistPlugin = {
  fetchDidSucceed: ({ response }) =>
    response.status >= 500
      ? Promise.reject(new Error(`status ${response.status}`))
      : Promise.resolve(response),
};

/** The part of the install event that is needed here. Its own type is not known where pages are compiled. */
interface InstallEvent {
  waitUntil(done: Promise<unknown>): void;
}

/** The part of the fetch event that is needed here, for the same reason. */
interface FetchEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

let isIncomplete = false;

/**
 * Serwist waits for ever where a file of its list does not come. This lets it end, so that the installation can fail.
 */
const noteMissing: SerwistPlugin = {
  handlerDidError: ({ event }) => {
    if (event.type !== 'install') return Promise.resolve(undefined);
    isIncomplete = true;
    return Promise.resolve(Response.error());
  },
};

/**
 * A worker is told by the fragment of its address what to load. Chromium takes a worker's address from the answer where
 * that has one. The addresses of kept answers have no fragments.
 */
const leaveWorkersTheirAddress: SerwistPlugin = {
  handlerWillRespond: ({ request, response }) =>
    Promise.resolve(request.destination === 'worker' ? new Response(response.body, response) : response),
};

const answerWithCopy: SerwistPlugin = {
  cacheKeyWillBeUsed: ({ request, mode }) =>
    Promise.resolve(mode === 'read' ? (COPIES.get(new URL(request.url).pathname) ?? request) : request),
};

/** One copy for each language. */
const keepByPath: SerwistPlugin = {
  cacheKeyWillBeUsed: ({ request }) => Promise.resolve(new URL(request.url).pathname),
};

const keepWholePages: SerwistPlugin = {
  cacheWillUpdate: ({ response }) =>
    Promise.resolve(response.status === 200 && !response.redirected ? response : null),
};

/*
 * Only GET for what is kept is answered here, and a share, which stays in this browser. All else goes its way
 * untouched: pictures, the API, other origins, the engine's files (lib/browser/model keeps those). So do payloads of
 * soft navigations (without one the page is opened in full).
 *
 * There is no skipWaiting: the next build's worker takes over when no page of this one is open any more. A page that is
 * open finds its code here until then, whatever the server has by now.
 */
const serwist = new Serwist({
  // Safe, because it changes nothing for an open page: the first visit need not be followed by a second.
  clientsClaim: true,
  precacheEntries: KEPT_FILES,
  precacheOptions: { cacheName: OFFLINE_CACHE, plugins: [leaveWorkersTheirAddress, noteMissing] },
  runtimeCaching: [
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && COPIES.has(url.pathname),
      handler: new NetworkFirst({
        cacheName: OFFLINE_CACHE,
        networkTimeoutSeconds: PATIENCE_SECONDS,
        plugins: [answerWithCopy, countAsNoAnswer, storeNothing],
      }),
    },
    {
      // The same for everybody, too: it is kept as it was last seen. Where a query or a fragment leads is no other page.
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && PRIVACY_PAGE.test(url.pathname),
      handler: new NetworkFirst({
        cacheName: PRIVACY_CACHE,
        networkTimeoutSeconds: PATIENCE_SECONDS,
        plugins: [keepByPath, countAsNoAnswer, keepWholePages],
      }),
    },
    {
      // A page of the next build, while this worker is still at work. The next one may have its files here already.
      matcher: ({ url, sameOrigin }) => sameOrigin && CODE_OR_FACE.test(url.pathname),
      handler: new CacheFirst({
        cacheName: OFFLINE_CACHE,
        plugins: [leaveWorkersTheirAddress, storeNothing],
      }),
    },
  ],
});

addEventListener('install', (event) => {
  const install = serwist.handleInstall(event as never).then(() => {
    if (isIncomplete) throw new Error('A file that is to be kept did not come as the build has it.');
  });
  (event as unknown as InstallEvent).waitUntil(install);
});
addEventListener('activate', (event) => void serwist.handleActivate(event as never));
addEventListener('fetch', (event) => {
  const { request } = event as unknown as FetchEvent;
  if (isShare(request, COPIES)) (event as unknown as FetchEvent).respondWith(takeShare(request));
  else serwist.handleFetch(event as never);
});

/** Whether a request is pictures that another program shares with the installed app. */
function isShare({ method, mode, url }: Request, pages: ReadonlyMap<string, string>): boolean {
  return method === 'POST' && mode === 'navigate' && pages.has(new URL(url).pathname);
}

/**
 * Leaves the pictures of a share in this browser, where those on their way from another page lie. Opens the tool, which
 * takes them. Nothing of the request goes on to the service.
 */
async function takeShare(request: Request): Promise<Response> {
  const page = new URL(request.url).pathname;
  try {
    const parts = (await request.formData()).getAll(SHARED_PART);
    const files = parts.filter((part) => part instanceof File).slice(0, MAX_BATCH_PICTURES);
    const keys = await Promise.all(files.map(leaveParcel));
    if (keys.length > 0) return seeOther(page + fragmentOfShared(keys), request.url);
  } catch {
    // Blocked, full, or broken on its way: the page says that nothing has come.
  }
  return seeOther(page + FRAGMENT_OF_MISSED, request.url);
}

function seeOther(location: string, base: string): Response {
  return Response.redirect(new URL(location, base).href, 303);
}
