/*
 * What lets the tool page open without a network. Isomorphic: the server answers for the script, the service worker
 * fills the cache, the pages tell of it and remove it.
 */

/** Where the service worker's script is served. At the root: only then may it answer for all pages. */
export const SERVICE_WORKER_PATH = '/sw.js';

/** The one cache that the service worker fills. */
export const OFFLINE_CACHE = 'clearcut-offline';
