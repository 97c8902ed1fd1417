import 'client-only';
import { ANALYTICS, type AnalyticsConfig } from '../../config/analytics';
import { analyticsChoice, browserRefusesTracking } from './analytics-choice';
import type { AnalyticsEvent } from './event';
import { FetchingSink } from './fetching-sink';
import { GtagSink } from './gtag-sink';
import type { AnalyticsSink, PageView } from './sink';

/** The statistics of this visit: asks before each word whether it may be said. */
class VisitAnalytics {
  readonly #sink: AnalyticsSink;
  #page: PageView | undefined;
  /** The page that the sink knows of. */
  #told: PageView | undefined;

  constructor(sink: AnalyticsSink) {
    this.#sink = sink;
    analyticsChoice.watch(() => {
      sink.follow(analyticsChoice.read());
      this.#tellPage();
    });
    sink.follow(analyticsChoice.read());
  }

  /** @param path path of a page that there is */
  open(path: string): void {
    this.#page = { location: `${location.origin}${path}`, referrer: this.#page ? '' : foreignReferrer() };
    this.#tellPage();
  }

  count(event: AnalyticsEvent): void {
    if (this.#page && mayCount()) this.#sink.count(event, this.#page);
  }

  #tellPage(): void {
    if (!this.#page || this.#page === this.#told || !mayCount()) return;
    this.#told = this.#page;
    this.#sink.open(this.#page);
  }
}

let visit: VisitAnalytics | undefined;

/** The one of this visit; undefined where the build has no statistics. */
export function visitAnalytics(): VisitAnalytics | undefined {
  return (visit ??= ANALYTICS && new VisitAnalytics(sinkOf(ANALYTICS)));
}

function sinkOf(config: AnalyticsConfig): AnalyticsSink {
  return config.kind === 'ga' ? new GtagSink(config.measurementId) : new FetchingSink(config);
}

function mayCount(): boolean {
  return !browserRefusesTracking() && analyticsChoice.read() !== 'off';
}

/** The origin of another site that led here. */
function foreignReferrer(): string {
  const { referrer } = document;
  if (!URL.canParse(referrer)) return '';
  const { origin } = new URL(referrer);
  return origin === location.origin || origin === 'null' ? '' : `${origin}/`;
}
