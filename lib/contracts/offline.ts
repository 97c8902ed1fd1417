/*
 * What lets the tool page open without a network. Isomorphic. The server answers for the script, the service worker
 * fills the cache, the pages tell of it and remove it.
 */

/** Where the service worker's script is served. At the root: only then may it answer for all pages. */
export const SERVICE_WORKER_PATH = '/sw.js';

/** The cache that the service worker fills by the build's list. */
export const OFFLINE_CACHE = 'clearcut-offline';

/** Where the service worker keeps the privacy page as it was last seen: the build does not know it. */
export const PRIVACY_CACHE = 'clearcut-privacy';
