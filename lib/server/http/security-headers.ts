import 'server-only';

/** What no page of ours uses is off, for the page and for whatever it might come to frame. */
const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Copying the command line, pasting a picture, a screen that stays on while a batch runs. */
const OWN_FEATURES = ['clipboard-read', 'clipboard-write', 'screen-wake-lock'];

const PERMISSIONS_POLICY = [
  ...DENIED_FEATURES.map((name) => `${name}=()`),
  ...OWN_FEATURES.map((name) => `${name}=(self)`),
].join(', ');

/**
 * What `no-cache` says, in other words. Next writes what middleware answers into the request, too, where `no-cache`
 * would mean that no 304 will do.
 */
export const ASK_EACH_TIME = 'max-age=0, must-revalidate';

const NO_SNIFFING = { 'X-Content-Type-Options': 'nosniff' };

/**
 * On every page. The isolation policy gives threads to WebAssembly where the browser knows it (Chromium) and breaks
 * nothing elsewhere. A soft navigation keeps the first document's, so it has to be on all of them.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...NO_SNIFFING,
  // Next would have shared caches keep a page for a year. The names of files in it may be gone with the next build.
  'Cache-Control': ASK_EACH_TIME,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Document-Isolation-Policy': 'isolate-and-credentialless',
  'Permissions-Policy': PERMISSIONS_POLICY,
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
};

/** On every answer of the API: nothing is kept on the way, nothing is guessed, nothing runs or is framed. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  ...NO_SNIFFING,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * On the service worker's script. Asked for anew each time, so that a new build is noticed at the next page. It has a
 * policy of its own: it fetches from here, and loads no further scripts.
 */
export const SERVICE_WORKER_HEADERS: Readonly<Record<string, string>> = {
  ...NO_SNIFFING,
  'Cache-Control': ASK_EACH_TIME,
  'Content-Security-Policy': "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * HSTS, where the public origin is https. X-Forwarded-Proto is no sign: anyone can send it, and Next fills it in
 * where a proxy does not. Sub-domains are the operator's own affair.
 */
export function strictTransport(publicOrigin: string): Readonly<Record<string, string>> {
  return publicOrigin.startsWith('https:')
    ? { 'Strict-Transport-Security': `max-age=${ONE_YEAR_SECONDS}` }
    : {};
}
