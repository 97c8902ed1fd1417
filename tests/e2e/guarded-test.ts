import { expect, test as base, type Page } from '@playwright/test';

interface Guard {
  /** Lets console messages pass that belong to what the test plays, such as a refused request. */
  readonly allowConsole: (pattern: RegExp) => void;
  /** Lets requests to another origin pass that the test expects, and answers itself. */
  readonly allowOrigin: (origin: string) => void;
  /** Lets violations of the Content-Security-Policy pass, for tests that break it on purpose. */
  readonly allowViolations: () => void;
  /** Violations so far: directive and what was blocked. */
  readonly violations: readonly string[];
}

/** What the browser itself says about an answer with an error status. */
export const REFUSED_REQUEST = /^Failed to load resource: the server responded with a status of [45]\d\d/;

/** What Chromium itself says on a machine without a graphics card when a page asks for one. */
const NO_GRAPHICS_CARD = /^No available adapters\.$/;

/** What Playwright itself says where a page wants a service worker and the test has none. */
const NO_SERVICE_WORKER = /^Service Worker registration blocked by Playwright/;

/**
 * A test that fails on any request to another origin and any error or warning in the console. It also fails on any
 * error that a page does not catch, and any violation of its Content-Security-Policy.
 */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ context, baseURL }, use) => {
      const allowed: RegExp[] = [NO_GRAPHICS_CARD, NO_SERVICE_WORKER];
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

      const violations: string[] = [];
      let violationsAllowed = false;
      await context.exposeBinding(
        'reportViolation',
        (_, violation: string) => void violations.push(violation),
      );
      await context.addInitScript(() => {
        const { reportViolation } = window as unknown as { reportViolation: (violation: string) => void };
        document.addEventListener('securitypolicyviolation', (event) =>
          reportViolation(`${event.effectiveDirective} ${event.blockedURI}`),
        );
      });

      await use({
        allowConsole: (pattern) => allowed.push(pattern),
        allowOrigin: (origin) => origins.push(origin),
        allowViolations: () => (violationsAllowed = true),
        violations,
      });
      expect(faults).toEqual([]);
      if (!violationsAllowed) expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Waits until the page answers to the visitor: the theme switch is off until then. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('header button')).toBeEnabled();
}
