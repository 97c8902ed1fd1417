import { policyDate } from '@/lib/config/policy';
import ar from '../../messages/ar/legal.json' with { type: 'json' };
import en from '../../messages/en/legal.json' with { type: 'json' };
import { changedBuild } from '../fixtures/changed-build';
import { structuredThing } from '../fixtures/schema-org';
import { startServer } from '../fixtures/server';
import { expect, ready, REFUSED_REQUEST, test as guarded } from './guarded-test';

const DAY_MS = 86_400_000;
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const CHANGED = dayBefore(2);

/** Against a build whose operator is named, and has changed the policy of late. */
const test = guarded.extend<object, { named: string }>({
  named: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const build = changedBuild({
        NEXT_PUBLIC_POLICY_CHANGED: CHANGED,
        OPERATOR_NAME: 'Example <b>Ltd.</b>',
        OPERATOR_ADDRESS: '1 Example Street | 12345 Exampletown',
        OPERATOR_EMAIL: 'privacy@example.org',
        OPERATOR_DETAILS: 'Register HRB 1234 | VAT DE123456789',
      });
      const env = { HOSTNAME: '127.0.0.1', INFERENCE_CHILDREN: '1', LOG_RETENTION_DAYS: '14' };
      const server = await startServer(env, { script: build.script });
      await use(server.url.replace('127.0.0.1', 'localhost'));
      await server.stop();
      build.remove();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ named }, use) => use(named),
});

test.describe('L-01 to L-03: an operator who is named', () => {
  test.describe.configure({ mode: 'default' });

  test('L-03: a changed policy is told of on every page, until that is closed', async ({ page, context }) => {
    const notice = page.getByRole('complementary', { name: en.policyNotice.label });
    await page.goto('/en/remove-background');
    await expect(notice).toBeVisible();
    await notice.getByRole('link', { name: en.policyNotice.read }).click();
    await page.getByRole('heading', { level: 1, name: en.privacy.heading }).waitFor();
    await expect(page.locator('main time').first()).toHaveAttribute('datetime', policyDate(CHANGED));
    await notice.getByRole('button', { name: en.policyNotice.close }).click();
    await expect(notice).toHaveCount(0);
    await page.reload();
    await ready(page);
    await expect(notice).toHaveCount(0);
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ policy: CHANGED });

    const later = await context.newPage();
    await later.clock.setFixedTime(Date.now() + 70 * DAY_MS);
    await later.addInitScript(() => localStorage.clear());
    await later.goto('/en');
    await ready(later);
    await expect(later.getByRole('complementary', { name: en.policyNotice.label })).toHaveCount(0);
  });

  test('L-01, L-05: controller, contact and days of the log are those of the configuration', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    for (const [locale, days] of [
      ['en', '14 days'],
      ['de', '14 Tagen'],
      ['ar', '14 يومًا'],
    ] as const) {
      await page.goto(`/${locale}/privacy`);
      const text = await page.locator('main').innerText();
      for (const part of ['Example <b>Ltd.</b>', '12345 Exampletown', 'privacy@example.org', days]) {
        expect(text).toContain(part);
      }
    }
    await expect(page.getByText(ar.privacy.rights.complaint)).toBeVisible();
    await context.close();
  });

  test('the imprint has name, address, contact and further lines, also for search engines', async ({
    page,
  }) => {
    const answer = await page.goto('/en/imprint');
    expect(answer?.status()).toBe(200);
    const text = await page.locator('main').innerText();
    for (const part of ['Example <b>Ltd.</b>', '1 Example Street', 'VAT DE123456789']) {
      expect(text).toContain(part);
    }
    const data = await page.locator('script[type="application/ld+json"]').textContent();
    expect(structuredThing.parse(JSON.parse(data ?? ''))).toMatchObject({
      '@type': 'Organization',
      name: 'Example <b>Ltd.</b>',
      email: 'privacy@example.org',
    });
  });
});

guarded('where nobody is named there is no imprint, no contact and no notice', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  const answer = await page.goto('/en/imprint');
  expect(answer?.status()).toBe(404);
  const listed = await (await page.request.get('/en/pages.xml')).text();
  expect(listed).toContain('/en/remove-background');
  expect(listed).not.toContain('imprint');
  await page.goto('/en/privacy');
  await ready(page);
  await expect(page.getByRole('heading', { name: en.privacy.controller.heading })).toHaveCount(0);
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.locator('footer').getByText(en.legalLinks.imprint)).toHaveCount(0);
});

guarded('terms and notices open, in every language', async ({ page }) => {
  for (const locale of ['en', 'de', 'ar']) {
    await page.goto(`/${locale}/terms`);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('footer a[href="/notices.txt"]')).toHaveCount(1);
  }
  const notices = await page.request.get('/notices.txt');
  expect(notices.headers()['content-type']).toMatch(/^text\/plain/);
  expect(await notices.text()).toMatch(/^react 19\.[\s\S]*^Permission is hereby granted/m);
});

guarded('L-01: the payload of a soft navigation tells the same as the page', async ({ request }) => {
  const answer = await request.get('/en/privacy', { headers: { RSC: '1' } });
  expect(answer.headers()['content-type']).toMatch(/^text\/x-component/);
  const payload = await answer.text();
  expect(payload).toContain(en.privacy.log.address.full);
  expect(payload).not.toContain(en.privacy.log.noAddress);
});
