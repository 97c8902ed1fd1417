import type { BrowserContext } from '@playwright/test';

export const MEASUREMENT_ID = 'G-STANDIN123';
export const GTAG_HOST = 'https://www.googletagmanager.com';
export const COLLECTOR = 'https://region1.google-analytics.com';

/** What the stand-in was told: parameters of one hit, as they came over the line. */
export type Hit = Readonly<Record<string, string>>;

export interface GoogleStandIn {
  /** Addresses asked of Google's hosts so far, and what was posted to them. */
  readonly requests: string[];
  readonly hits: Hit[];
}

/**
 * Stands in for Google's gtag.js and its collector, which tests cannot reach. It behaves as Google's documents say. It
 * works off `dataLayer` (`consent`, `js`, `config`, `set`, `event`; each an `arguments` object, all else is left
 * alone). It goes by the default of the visitor's region. It sets `_ga` and `_ga_…` where `analytics_storage` is
 * granted. It reads address, referrer and title off the document where they are not given. What it proves: what our
 * pages hand over and that their policy lets it through. What it cannot prove is what the real script adds of its own.
 *
 * @param region where the visitor is, as ISO 3166-1 has it
 */
export async function standInForGoogle(context: BrowserContext, region: string): Promise<GoogleStandIn> {
  const requests: string[] = [];
  const hits: Hit[] = [];
  await context.route(`${GTAG_HOST}/**`, (route) => {
    requests.push(route.request().url());
    return route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: `(${gtagJs.toString()})(${JSON.stringify([region, COLLECTOR])})`,
    });
  });
  await context.route(`${COLLECTOR}/**`, (route) => {
    const request = route.request();
    requests.push(`${request.url()} ${request.postData() ?? ''}`);
    hits.push(Object.fromEntries(new URL(request.url()).searchParams));
    return route.fulfill({ status: 204, headers: { 'Access-Control-Allow-Origin': '*' } });
  });
  return { requests, hits };
}

type Values = Record<string, unknown>;

/** Runs in the page. */
function gtagJs([region, collector]: readonly [string, string]): void {
  const layer = ((window as unknown as { dataLayer?: unknown[] }).dataLayer ??= []);
  const consent: Values = {};
  const narrow = new Set<string>();
  const settings: Values = {};
  let id = '';
  const textOr = (value: unknown, usual: string) => (typeof value === 'string' ? value : usual);
  const isGranted = () => consent['analytics_storage'] === 'granted';
  const setCookies = () => {
    if (!isGranted() || id === '') return;
    const seconds = Number(settings['cookie_expires'] ?? 63_072_000);
    for (const name of ['_ga', `_ga_${id.replace('G-', '')}`]) {
      if (!document.cookie.includes(`${name}=`)) {
        document.cookie = `${name}=GA1.1.1234.5678; Max-Age=${seconds}; Path=/; SameSite=Lax`;
      }
    }
  };
  const send = (name: string, parameters: Values) => {
    if ((window as unknown as Values)[`ga-disable-${id}`] === true) return;
    setCookies();
    const told: Values = { ...settings, ...parameters };
    const hit = new URLSearchParams({
      v: '2',
      tid: id,
      en: name,
      gcs: `G1${consent['ad_storage'] === 'granted' ? 1 : 0}${isGranted() ? 1 : 0}`,
      dl: textOr(told['page_location'], location.href),
      dr: textOr(told['page_referrer'], document.referrer),
      dt: textOr(told['page_title'], document.title),
      ngs: String(told['allow_google_signals'] === false),
    });
    for (const [key, value] of Object.entries(parameters)) {
      if (!key.startsWith('page_') && key !== 'send_to') hit.set(`ep.${key}`, String(value));
    }
    void fetch(`${collector}/g/collect?${hit.toString()}`, {
      method: 'POST',
      mode: 'no-cors',
      keepalive: true,
    });
  };
  const perform = (entry: unknown) => {
    if (Object.prototype.toString.call(entry) !== '[object Arguments]') return;
    const [command, first, second] = Array.from(entry as ArrayLike<unknown>);
    if (command === 'consent') {
      const { region: regions, ...values } = second as Values & { region?: string[] };
      for (const [key, value] of Object.entries(values)) {
        if (first === 'update') consent[key] = value;
        else if (regions?.includes(region)) {
          narrow.add(key);
          consent[key] = value;
        } else if (!regions && !narrow.has(key)) consent[key] = value;
      }
      if (first === 'update') setCookies();
    } else if (command === 'config') {
      id = String(first);
      Object.assign(settings, second);
      if ((second as Values)['send_page_view'] !== false) send('page_view', {});
    } else if (command === 'set') Object.assign(settings, first);
    else if (command === 'event') send(String(first), second as Values);
  };
  for (const entry of layer) perform(entry);
  layer.push = (...entries: unknown[]) => {
    for (const entry of entries) perform(entry);
    return Array.prototype.push.apply(layer, entries);
  };
}
