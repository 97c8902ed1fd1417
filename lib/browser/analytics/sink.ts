import 'client-only';
import type { AnalyticsEvent } from './event';

/** What a visitor has chosen; `usual`: nothing. */
export type AnalyticsChoice = 'usual' | 'on' | 'off';

/** A page that was opened, in words of ours. */
export interface PageView {
  /** Origin and path of a page that there is: no query, no fragment. */
  readonly location: string;
  /** Origin of the site that led here; empty where there is none. */
  readonly referrer: string;
}

/** The port: whoever keeps the statistics. */
export interface AnalyticsSink {
  /** Follows the visitor's choice; called before anything else. */
  readonly follow: (choice: AnalyticsChoice) => void;
  readonly open: (page: PageView) => void;
  readonly count: (event: AnalyticsEvent, page: PageView) => void;
}
