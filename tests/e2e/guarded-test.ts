import { expect, test as base, type Page } from '@playwright/test';

interface Guard {
  /** Lets console messages pass that belong to what the test plays, such as a refused request. */
  readonly allowConsole: (pattern: RegExp) => void;
  /** Lets requests to another origin pass that the test expects, and answers itself. */
  readonly allowOrigin: (origin: string) => void;
}

/** What the browser itself says about an answer with an error status. */
export const REFUSED_REQUEST = /^Failed to load resource: the server responded with a status of [45]\d\d/;

/**
 * A test that fails on any request to another origin, any error or warning in the console, and any error
 * that a page does not catch.
 */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ context, baseURL }, use) => {
      const allowed: RegExp[] = [];
      const faults: string[] = [];
      const origins = [new URL(baseURL ?? '').origin];

      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:$/.test(url.protocol) && !origins.includes(url.origin)) {
          faults.push(`request to ${url.origin}`);
        }
      });
      context.on('console', (message) => {
        if (!['error', 'warning'].includes(message.type())) return;
        if (!allowed.some((pattern) => pattern.test(message.text())))
          faults.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));

      await use({
        allowConsole: (pattern) => allowed.push(pattern),
        allowOrigin: (origin) => origins.push(origin),
      });
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Waits until the page answers to the visitor: the theme switch is off until then. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('header button')).toBeEnabled();
}
