/** What one client may do. */
export interface RateLimits {
  readonly perMinute: number;
  readonly perDay: number;
  /** Pictures under way at once, in each process. */
  readonly concurrent: number;
  /** Megapixels of pictures that were cut out. */
  readonly megapixelsPerMinute: number;
}

/** Far above what a person does, and far below what would keep others waiting. */
export const DEFAULT_RATE_LIMITS: RateLimits = {
  perMinute: 60,
  perDay: 2_000,
  concurrent: 4,
  megapixelsPerMinute: 600,
};
