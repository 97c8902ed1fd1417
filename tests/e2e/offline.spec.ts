import type { Page } from '@playwright/test';
import { OFFLINE_CACHE, PRIVACY_CACHE, SERVICE_WORKER_PATH } from '@/lib/contracts/offline';
import { routing } from '@/lib/i18n/routing';
import en from '../../messages/en/app.json' with { type: 'json' };
import { startChangingProxy } from '../fixtures/changing-proxy';
import { expect, ready, REFUSED_REQUEST, test } from './guarded-test';
import {
  cachedAddresses,
  keptAddresses,
  keptForOffline,
  NO_NETWORK,
  WITH_SERVICE_WORKER,
} from './offline-page';
import { cutOutPng, photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

test.use(WITH_SERVICE_WORKER);

test('the service worker’s script is asked for anew each time, and may load nothing from elsewhere', async ({
  request,
}) => {
  const answer = await request.get(SERVICE_WORKER_PATH);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'cache-control': 'max-age=0, must-revalidate',
    'content-type': expect.stringMatching(/^(?:application|text)\/javascript/),
    'content-security-policy': "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
});

test('after one visit the tool opens without a network, in each language, alive and isolated', async ({
  page,
  context,
  guard,
}) => {
  guard.allowConsole(NO_NETWORK);
  await openTool(page);
  await keptForOffline(page);
  await context.setOffline(true);
  for (const locale of routing.locales) {
    // A query changes nothing, and is kept nowhere.
    await page.goto(`/${locale}/remove-background?engine=browser`);
    await ready(page);
    await page.locator('header button').click();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await page.evaluate(() => document.fonts.ready.then((fonts) => fonts.status))).toBe('loaded');
    await page.goto(`/${locale}`);
    await ready(page);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect((await keptAddresses(page)).join()).not.toContain('engine=');
});

test('with a network the page comes from there, whatever is kept', async ({ page, guard }) => {
  await openTool(page);
  await keptForOffline(page);
  await page.evaluate(async (name) => {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (request.url.includes('remove-background')) await cache.put(request, new Response('an old page'));
    }
  }, OFFLINE_CACHE);
  await page.reload();
  await ready(page);
  await expect(page.getByText('an old page')).toHaveCount(0);
  // Until the service is down: then the copy is better than its excuse.
  guard.allowConsole(REFUSED_REQUEST);
  await page.context().route('**/remove-background', (route) => route.fulfill({ status: 502, body: 'down' }));
  await page.goto('/en/remove-background');
  await expect(page.getByText('an old page')).toBeVisible();
});

test('an update waits until no page of the old build is open, and then removes what is old', async ({
  page,
  baseURL,
  guard,
}) => {
  const proxy = await startChangingProxy(baseURL ?? '');
  guard.allowOrigin(proxy.url);
  const openThere = async () => {
    await page.goto(`${proxy.url}/en/remove-background`);
    await ready(page);
  };
  const state = () =>
    page.evaluate(async () => {
      const { waiting, active } = (await navigator.serviceWorker.getRegistration()) ?? {};
      return [waiting?.state, active?.state];
    });
  await openThere();
  await keptForOffline(page);
  const before = await keptAddresses(page);

  proxy.change(SERVICE_WORKER_PATH, (script) => {
    const next = script.replace(/(\/en\/remove-background\?kept=)[0-9a-f]+/, '$1next');
    expect(next).not.toBe(script);
    return next;
  });
  await page.reload();
  await expect.poll(state).toEqual(['installed', 'activated']);
  // Both builds' are there: the open page still finds its own.
  expect((await keptAddresses(page)).length).toBe(before.length + 1);
  expect(await keptAddresses(page)).toEqual(expect.arrayContaining(before));

  // The browser gives up a page that was left some time later.
  await expect(async () => {
    await page.goto('about:blank');
    await page.waitForTimeout(500);
    await openThere();
    expect(await state()).toEqual([undefined, 'activated']);
  }).toPass({ timeout: 30_000 });
  await expect.poll(async () => (await keptAddresses(page)).length).toBe(before.length);
  const pages = (await keptAddresses(page)).filter((address) => address.includes('/en/remove-background'));
  expect(pages).toEqual([expect.stringContaining('next')]);

  // No network at all, and no build any more behind it.
  guard.allowConsole(NO_NETWORK);
  proxy.stop();
  await openThere();
});

test('a page of another build, from a cache on the way, is not kept: then nothing is', async ({
  page,
  baseURL,
  guard,
}) => {
  const proxy = await startChangingProxy(baseURL ?? '');
  guard.allowOrigin(proxy.url);
  guard.allowConsole(/integrity/);
  const script = await (await page.request.get(SERVICE_WORKER_PATH)).text();
  const [copy = ''] = /\/en\/device\?kept=[0-9a-f]+/.exec(script) ?? [];
  let asked = 0;
  proxy.change(copy, (html) => {
    asked += 1;
    return `${html}<!-- another -->`;
  });
  await page.goto(`${proxy.url}/en/remove-background`);
  await ready(page);
  await expect.poll(() => asked).toBeGreaterThan(0);
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(registrations).toBe(0);
  proxy.stop();
});

test('P-03, S-04: no picture comes into a cache, nor anything of the API', async ({ page }) => {
  await openTool(page);
  await keptForOffline(page);
  const before = await cachedAddresses(page);
  await choose(page, await photo('mine.jpg'));
  await expect(page.getByText('mine-cutout.png')).toBeVisible();
  expect(await cachedAddresses(page)).toEqual(before);
  // What is kept are pages, code and typefaces: named one by one, so that anything else shows.
  const kept =
    /^\/(?:[a-z]{2}(?:\/(?:remove-background|device))?\?kept=[0-9a-f]{16}$|_next\/static\/.+\.(?:m?js|css|woff2)$)/;
  expect(Object.keys(before)).toEqual([OFFLINE_CACHE]);
  expect((await keptAddresses(page)).filter((address) => !kept.test(address))).toEqual([]);
});

test('what the service worker does not keep goes its way past it', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page);
  await keptForOffline(page);
  const served: string[] = [];
  page.on('response', (response) => {
    if (response.fromServiceWorker()) served.push(new URL(response.url()).pathname);
  });
  await answerWith(page, { status: 200, contentType: 'image/png', body: await cutOutPng() });
  await choose(page, await photo('mine.jpg'));
  await expect(page.getByText('mine-cutout.png')).toBeVisible();
  await page.goto('/en/privacy');
  await ready(page);
  // The privacy page is kept as it was last seen, and of nothing else a copy is made.
  expect(served.filter((path) => !path.startsWith('/_next/static/'))).toEqual(['/en/privacy']);
});

test('L-01: without a network the privacy page is the last one seen, with its date', async ({
  page,
  context,
  guard,
}) => {
  guard.allowConsole(NO_NETWORK);
  await openTool(page);
  await keptForOffline(page);
  await page.goto('/en/privacy');
  await ready(page);
  await expect.poll(async () => (await cachedAddresses(page))[PRIVACY_CACHE]).toEqual(['/en/privacy']);
  const updated = await page.locator('main time').first().innerText();
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('main time').first()).toHaveText(updated);
  await expect(page.locator('h1')).toHaveCount(1);
});

test('the engine’s worker starts from what is kept', async ({ page, context, guard }) => {
  guard.allowConsole(NO_NETWORK);
  await openTool(page);
  await keptForOffline(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  // Without the wish the photo would wait for the service, which may read what this browser cannot.
  await page.getByRole('switch').check();
  // Found out by the worker, before it needs any of the engine's files.
  await choose(page, { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear reader,') });
  const { title } = en.errors.codes.not_a_picture;
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
});

test('S-07: what is kept can be removed, and is kept again from the next visit to the tool', async ({
  page,
}) => {
  await openTool(page);
  await keptForOffline(page);
  const before = await keptAddresses(page);
  await page.goto('/en/privacy');
  await page.getByRole('button', { name: en.keptFiles.pages.remove }).click();
  await expect(page.getByText(en.keptFiles.pages.nothing)).toBeVisible();
  expect(await keptAddresses(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText(en.keptFiles.pages.nothing)).toBeVisible();
  await openTool(page);
  await keptForOffline(page);
  await expect.poll(async () => (await keptAddresses(page)).sort()).toEqual(before.sort());
});

test('frames and scripts of other origins work under the service worker, too', async ({ page, guard }) => {
  const other = 'https://challenges.example';
  guard.allowOrigin(other);
  guard.allowViolations();
  await page.route('**/en/remove-background', async (route) => {
    const response = await route.fetch();
    const policy = (response.headers()['content-security-policy'] ?? '')
      .replace("script-src 'self'", `script-src 'self' ${other}`)
      .replace("frame-src 'none'", `frame-src ${other}`);
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.route(`${other}/**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('.js')
        ? { contentType: 'application/javascript', body: 'window.otherRan = true' }
        : { contentType: 'text/html', body: '<p>a check</p>' },
    ),
  );
  await openTool(page);
  await keptForOffline(page);
  await page.evaluate((origin) => {
    const script = document.createElement('script');
    script.src = `${origin}/api.js`;
    const frame = document.createElement('iframe');
    frame.src = `${origin}/check`;
    document.body.append(script, frame);
  }, other);
  await expect(page.frameLocator('iframe').getByText('a check')).toBeVisible();
  expect(await page.evaluate(() => 'otherRan' in window)).toBe(true);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('a visitor who spares data gets no service worker', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await expectNoServiceWorker(page);
});

test('S-08: neither does one whose storage is blocked', async ({ page }) => {
  await page.addInitScript(() => {
    CacheStorage.prototype.keys = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
  });
  await expectNoServiceWorker(page);
});

async function expectNoServiceWorker(page: Page) {
  await openTool(page);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
}
