import type { Browser, Locator, Page } from '@playwright/test';

/** How long the tool page takes to answer its visitor, with a large cut-out on the mat. */
export interface ControlTimes {
  /** From the choice of another background until it is seen, in milliseconds, run by run. */
  readonly backgroundMs: readonly number[];
  /**
   * From a click until the next picture of the page (Interaction to Next Paint). The longest of each control, in
   * milliseconds.
   */
  readonly interactionMs: Readonly<Record<string, number>>;
}

type MeasuredPage = typeof globalThis & { interactions: number[]; seenAfter: Promise<number> };

/** Chosen in turns: each is a new rendering. */
const BACKGROUNDS = ['Vermilion', 'White', 'Black'] as const;
const TABS = ['Background', 'Effects', 'Size', 'File'] as const;
/** Until what a click has begun has been painted, and told. */
const SETTLED_MS = 400;

/**
 * Cuts a photo out on the tool page, on the device, and uses its controls.
 *
 * @param url the service's
 * @param photo its path
 */
export async function measureControls(
  browser: Browser,
  url: string,
  photo: string,
  runs: number,
): Promise<ControlTimes> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(watchInteractions);
  await page.goto(`${url}/en/remove-background?engine=browser`, { waitUntil: 'networkidle' });
  await page.locator('input[type=file][accept*=heif]').setInputFiles(photo);
  await page.getByRole('tab', { name: 'Background' }).waitFor({ timeout: 120_000 });
  await page.getByRole('link', { name: /^Download/ }).waitFor({ timeout: 120_000 });

  const backgroundMs: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await page.evaluate(watchMat);
    await choice(page, BACKGROUNDS[run % BACKGROUNDS.length]!).check({ force: true });
    backgroundMs.push(await page.evaluate(() => (globalThis as MeasuredPage).seenAfter));
    // The file in full is made meanwhile.
    await page.getByRole('link', { name: /^Download/ }).waitFor();
  }

  const interactionMs: Record<string, number> = {};
  const use = async (name: string, control: Locator) => {
    await page.evaluate(() => (globalThis as MeasuredPage).interactions.splice(0));
    await control.click({ force: true });
    await page.waitForTimeout(SETTLED_MS);
    const longest = await page.evaluate(() => Math.max(0, ...(globalThis as MeasuredPage).interactions));
    interactionMs[name] = Math.max(interactionMs[name] ?? 0, longest);
  };
  for (const button of await page.getByRole('figure').getByRole('button').all()) {
    const name = (await button.getAttribute('aria-label')) ?? (await button.innerText());
    // Full screen and dialogs would hide the other controls.
    const isApart = /full/i.test(name) || (await button.getAttribute('aria-haspopup')) !== null;
    if (!isApart && (await button.isEnabled())) await use(name, button);
  }
  for (const tab of TABS) {
    await use(tab, page.getByRole('tab', { name: tab }));
    for (const radio of await page.getByRole('tabpanel').getByRole('radio').all()) {
      const label = await radio.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent);
      if (await radio.isEnabled()) await use(`${tab}: ${label}`, radio);
    }
  }
  await page.context().close();
  // The first fetches what the drawer needs.
  return { backgroundMs: backgroundMs.slice(1), interactionMs };
}

const choice = (page: Page, name: string) =>
  page.getByRole('tabpanel').getByRole('radio', { name, exact: true });

/** Runs in the page before its own scripts: notes how long each interaction takes (Event Timing API). */
function watchInteractions(): void {
  const here = globalThis as MeasuredPage;
  here.interactions = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      if ((entry as PerformanceEventTiming & { interactionId: number }).interactionId > 0) {
        here.interactions.push(entry.duration);
      }
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** Runs in the page: `seenAfter` is the time from the next choice until the mat shows another picture. */
function watchMat(): void {
  const image = document.querySelector<HTMLImageElement>('img[data-layer="after"]')!;
  const here = globalThis as MeasuredPage;
  here.seenAfter = new Promise((resolve) => {
    document.addEventListener(
      'change',
      () => {
        const chosenAt = performance.now();
        image.addEventListener(
          'load',
          () => requestAnimationFrame(() => resolve(performance.now() - chosenAt)),
          { once: true },
        );
      },
      { once: true, capture: true },
    );
  });
}
