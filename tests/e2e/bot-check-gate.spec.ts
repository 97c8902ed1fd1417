import type { Page } from '@playwright/test';
import { bundleForBrowser } from '../browser/bundle-for-browser';
import { expect, test as guarded } from './guarded-test';
import {
  CLOUDFLARE,
  STAND_IN_TOKENS,
  standInForTurnstile,
  type TurnstileStandIn,
} from './turnstile-stand-in';

const test = guarded.extend<{ standIn: TurnstileStandIn }>({
  standIn: async ({ page, context, guard }, use) => {
    guard.allowOrigin(CLOUDFLARE);
    const standIn = await standInForTurnstile(context);
    const script = await bundleForBrowser('tests/browser/turnstile-gate-page.tsx');
    await page.route('**/gate.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }),
    );
    await page.route('**/gate', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>Gate</title><body><script type="module" src="/gate.js"></script>',
      }),
    );
    await page.goto('/gate');
    await page.waitForFunction(() => window.gate);
    await use(standIn);
  },
});

/** Asks the gate as often as there are times, in milliseconds, after which each question is cancelled. */
const ask = (page: Page, cancelAfterMs: readonly (number | undefined)[]) =>
  page.evaluate(
    (times) =>
      Promise.all(
        times.map((time) =>
          window
            .gate!.tokenFor(
              '0xSITE',
              time === undefined ? new AbortController().signal : AbortSignal.timeout(time),
            )
            .catch((error: unknown) => (error as Error).name),
        ),
      ),
    cancelAfterMs,
  );

test.describe('R-05: questions that come at once', () => {
  test('are each answered with a token of their own, one after the other', async ({ page, standIn }) => {
    const tokens = await ask(page, [undefined, undefined, undefined]);
    for (const token of tokens) expect(token).toMatch(new RegExp(`^${STAND_IN_TOKENS}`));
    expect(new Set(tokens).size).toBe(3);
    expect(standIn.rendered).toHaveLength(3);
    await expect(page.locator('iframe')).toHaveCount(0);
  });

  test('can be cancelled in line, without a word to Cloudflare', async ({ page, standIn }) => {
    standIn.setMode('silent');
    expect(await ask(page, [2_000, 100])).toEqual(['AbortError', 'TimeoutError']);
    expect(standIn.rendered).toHaveLength(1);
  });
});
