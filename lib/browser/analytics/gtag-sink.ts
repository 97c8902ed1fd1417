import 'client-only';
import { GA_COOKIE_DAYS, gaCookies, GTAG_ORIGIN } from '../../config/analytics';
import type { AnalyticsChoice, AnalyticsSink, PageView } from './sink';

/**
 * Where statistics may not store anything until the visitor says yes, by ISO 3166-1. It is the European Economic Area,
 * the United Kingdom and Switzerland. Google's script tells by the visitor's address whether one of these is meant.
 */
const REGIONS_THAT_ASK = [
  ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT'],
  ...['LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE', 'IS', 'LI', 'NO', 'GB', 'CH'],
];

const SECONDS_PER_DAY = 86_400;

/** No choice of a visitor's allows these. */
const NO_ADS = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' } as const;

type Layer = typeof globalThis & { dataLayer?: unknown[] } & Record<`ga-disable-${string}`, boolean>;

/** Google's script reads what is pushed here, and takes commands for what they are by their being `arguments`. */
function gtag(..._command: unknown[]): void {
  // eslint-disable-next-line prefer-rest-params -- an array would be taken for something else
  ((globalThis as Layer).dataLayer ??= []).push(arguments);
}

/**
 * Google Analytics 4 by gtag, with Consent Mode. The script is loaded when the first page is told of. That does not
 * happen for whoever has switched statistics off.
 *
 * Source: https://developers.google.com/tag-platform/security/guides/consent
 */
export class GtagSink implements AnalyticsSink {
  readonly #id: string;
  #loaded = false;
  #choice: AnalyticsChoice = 'usual';

  constructor(measurementId: string) {
    this.#id = measurementId;
  }

  readonly follow = (choice: AnalyticsChoice): void => {
    const before = this.#choice;
    this.#choice = choice;
    (globalThis as Layer)[`ga-disable-${this.#id}`] = choice === 'off';
    if (choice === 'off') forgetCookies(this.#id);
    if (this.#loaded && choice !== before) this.#tellChoice();
  };

  readonly open = (page: PageView): void => {
    if (!this.#loaded) this.#load(page);
    gtag('event', 'page_view', { ...described(page), send_to: this.#id });
  };

  readonly count: AnalyticsSink['count'] = ({ name, fields }, page) => {
    if (this.#loaded) gtag('event', name, { ...fields, ...described(page), send_to: this.#id });
  };

  #load(page: PageView): void {
    this.#loaded = true;
    gtag('consent', 'default', { ...NO_ADS, analytics_storage: 'denied', region: REGIONS_THAT_ASK });
    gtag('consent', 'default', { ...NO_ADS, analytics_storage: 'granted' });
    if (this.#choice !== 'usual') this.#tellChoice();
    gtag('js', new Date());
    gtag('config', this.#id, {
      ...described(page),
      send_page_view: false,
      allow_google_signals: false,
      allow_ad_personalization_signals: false,
      // Of this host only: so that they can be deleted here.
      cookie_domain: 'none',
      cookie_expires: GA_COOKIE_DAYS * SECONDS_PER_DAY,
    });
    const script = document.createElement('script');
    script.src = `${GTAG_ORIGIN}/gtag/js?id=${this.#id}`;
    script.async = true;
    script.crossOrigin = 'anonymous';
    document.head.append(script);
  }

  #tellChoice(): void {
    // There is no way back to the region's usual: a choice that was taken back counts as none that allows.
    gtag('consent', 'update', { analytics_storage: this.#choice === 'on' ? 'granted' : 'denied' });
  }
}

/** What would otherwise be read off the document: its address with its query, the whole referrer, its title. */
function described({ location, referrer }: PageView) {
  return { page_location: location, page_referrer: referrer, page_title: new URL(location).pathname };
}

function forgetCookies(measurementId: string): void {
  for (const name of gaCookies(measurementId)) document.cookie = `${name}=; Max-Age=0; Path=/`;
}
