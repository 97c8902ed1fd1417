import { ANALYTICS_VALUES } from './analytics-values';
import { written } from './environment';
import { isBase, withoutSlash } from './public';

/**
 * Which statistics the pages keep, if any (`NEXT_PUBLIC_…`). Baked into pages, policies and texts when they are built,
 * as the addresses of `public.ts` are. Pages are static; without a key they bring no code for it and ask nobody.
 */
export type AnalyticsConfig =
  | { readonly kind: 'ga'; readonly measurementId: string }
  | { readonly kind: 'umami'; readonly url: string; readonly websiteId: string }
  | { readonly kind: 'plausible'; readonly url: string; readonly domain: string };

/**
 * Reads the variables. An empty one counts as not set.
 *
 * @returns what is configured, and a line for each variable that cannot be used
 */
export function readAnalytics(values: typeof ANALYTICS_VALUES): {
  config: AnalyticsConfig | undefined;
  errors: string[];
} {
  const errors: string[] = [];
  const found: AnalyticsConfig[] = [];
  const measurementId = written(values.NEXT_PUBLIC_GA_ID);
  if (measurementId) {
    if (/^G-[A-Z0-9]{4,16}$/.test(measurementId)) found.push({ kind: 'ga', measurementId });
    else
      errors.push(`NEXT_PUBLIC_GA_ID: expected an id such as G-ABC123DEF4 but received "${measurementId}"`);
  }
  const umami = written(values.NEXT_PUBLIC_UMAMI_URL);
  const websiteId = written(values.NEXT_PUBLIC_UMAMI_WEBSITE_ID);
  if (umami || websiteId) {
    if (umami && isBase(umami) && websiteId && /^[0-9a-f-]{36}$/i.test(websiteId)) {
      found.push({ kind: 'umami', url: withoutSlash(umami), websiteId });
    } else {
      errors.push(
        'NEXT_PUBLIC_UMAMI_URL, NEXT_PUBLIC_UMAMI_WEBSITE_ID: expected an address such as https://stats.example ' +
          `and the website's id (a UUID) but received "${umami ?? ''}", "${websiteId ?? ''}"`,
      );
    }
  }
  const plausible = written(values.NEXT_PUBLIC_PLAUSIBLE_URL);
  const domain = written(values.NEXT_PUBLIC_PLAUSIBLE_DOMAIN);
  if (plausible || domain) {
    if (plausible && isBase(plausible) && domain && /^[a-z0-9.-]+$/.test(domain)) {
      found.push({ kind: 'plausible', url: withoutSlash(plausible), domain });
    } else {
      errors.push(
        'NEXT_PUBLIC_PLAUSIBLE_URL, NEXT_PUBLIC_PLAUSIBLE_DOMAIN: expected an address such as https://stats.example ' +
          `and the site's domain there but received "${plausible ?? ''}", "${domain ?? ''}"`,
      );
    }
  }
  if (found.length > 1) {
    const names = found.map(({ kind }) => kind).join(', ');
    errors.push(`NEXT_PUBLIC_…: expected one place for statistics at most but received ${names}`);
  }
  return { config: errors.length > 0 ? undefined : found[0], errors };
}

/** As the pages of this build have it. */
export const ANALYTICS = readAnalytics(ANALYTICS_VALUES).config;

/** Where Google's script comes from. */
export const GTAG_ORIGIN = 'https://www.googletagmanager.com';

/** What the pages' policy has to allow. */
export interface AnalyticsSources {
  readonly scripts: readonly string[];
  readonly connections: readonly string[];
  readonly images: readonly string[];
}

/**
 * The origins that a configuration needs, and no others. Umami and Plausible are told by our own code: no script of
 * theirs runs. Google chooses the host by region, below names that its documentation gives.
 *
 * Source: https://developers.google.com/tag-platform/security/guides/csp (GA4 without Google Signals)
 */
export function analyticsSources(config: AnalyticsConfig | undefined): AnalyticsSources {
  if (config === undefined) return { scripts: [], connections: [], images: [] };
  if (config.kind !== 'ga') return { scripts: [], connections: [new URL(config.url).origin], images: [] };
  const collectors = ['https://*.google-analytics.com', 'https://*.analytics.google.com'];
  return {
    scripts: [GTAG_ORIGIN],
    connections: [GTAG_ORIGIN, ...collectors],
    images: [GTAG_ORIGIN, 'https://*.google-analytics.com'],
  };
}

/** The cookies that Google's script sets while it may. */
export function gaCookies(measurementId: string): readonly [visitor: string, session: string] {
  return ['_ga', `_ga_${measurementId.replace(/^G-/, '')}`];
}

/** How long they last: the script's own usual is two years. */
export const GA_COOKIE_DAYS = 90;
