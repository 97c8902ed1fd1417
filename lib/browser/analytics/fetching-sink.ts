import 'client-only';
import type { AnalyticsConfig } from '../../config/analytics';
import type { AnalyticsEvent } from './event';
import type { AnalyticsSink, PageView } from './sink';

/** A request to whoever keeps the statistics. */
interface Message {
  readonly address: string;
  readonly contentType: string;
  readonly body: unknown;
}

type OwnAnalytics = Exclude<AnalyticsConfig, { readonly kind: 'ga' }>;

/**
 * Umami or Plausible, told by requests of our own: their scripts would read addresses and titles off the page. Neither
 * sets a cookie, so there is nothing to do when the choice changes. A visitor who has switched statistics off is not
 * told of.
 */
export class FetchingSink implements AnalyticsSink {
  readonly #messageOf: (page: PageView, event?: AnalyticsEvent) => Message;

  constructor(config: OwnAnalytics) {
    this.#messageOf =
      config.kind === 'umami'
        ? (page, event) => umamiMessage(config.url, config.websiteId, page, event)
        : (page, event) => plausibleMessage(config.url, config.domain, page, event);
  }

  readonly follow = (): void => undefined;
  readonly open = (page: PageView): void => send(this.#messageOf(page));
  readonly count = (event: AnalyticsEvent, page: PageView): void => send(this.#messageOf(page, event));
}

/** Source: https://umami.is/docs/api/sending-stats */
function umamiMessage(url: string, website: string, page: PageView, event?: AnalyticsEvent): Message {
  const { hostname, pathname } = new URL(page.location);
  const counted = event ? { name: event.name, data: event.fields } : {};
  const payload = { website, hostname, url: pathname, referrer: page.referrer, ...counted };
  return { address: `${url}/api/send`, contentType: 'application/json', body: { type: 'event', payload } };
}

/** Source: https://plausible.io/docs/events-api; its own script sends JSON as plain text, too, which needs no preflight. */
function plausibleMessage(url: string, domain: string, page: PageView, event?: AnalyticsEvent): Message {
  const { location, referrer } = page;
  const counted = event ? { name: event.name, props: event.fields } : { name: 'pageview' };
  return {
    address: `${url}/api/event`,
    contentType: 'text/plain',
    body: { domain, url: location, referrer, ...counted },
  };
}

/** Statistics that do not arrive are nobody's concern but the operator's. */
function send({ address, contentType, body }: Message): void {
  fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body: JSON.stringify(body),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => undefined);
}
