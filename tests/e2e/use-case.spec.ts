import { REMOVE_PATH } from '@/lib/contracts/remove';
import ar from '../../messages/ar/app.json' with { type: 'json' };
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, ready, test } from './guarded-test';
import { answerWithCutOut } from './history-page';
import { cutOutPng, photo } from './test-pictures';
import { choose } from './tool-page';
import { useCasePath } from './use-case-path';

const { colors } = en.tool.finish;

test('a picture that is chosen on a use case’s page comes to the tool with what that page is about', async ({
  page,
}) => {
  await answerWithCutOut(page);
  await page.goto(useCasePath('en', 'white-background'));
  await ready(page);
  await choose(page, await photo('shoe.jpg', 120, 80));
  await expect(page).toHaveURL(/\/en\/remove-background#as=white$/);
  await expect(page.getByText('shoe-cutout.png')).toBeVisible();
  const white = page.getByRole('tabpanel').getByRole('radio', { name: colors.ffffff, exact: true });
  await expect(white).toBeChecked();
});

test('from an Arabic address, too, over which the page knows its way', async ({ page }) => {
  await answerWithCutOut(page);
  await page.goto(useCasePath('ar', 'amazon'));
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await choose(page, await photo('shoe.jpg', 120, 80));
  await expect(page).toHaveURL(/\/ar\/remove-background#as=amazon-main$/);
  await page.getByRole('tab', { name: ar.tool.finish.presets }).click();
  await expect(page.getByRole('radio', { name: ar.tool.presets.names['amazon-main'] })).toBeChecked();
});

test('a page about graphics asks for one, until the visitor leaves that to the engine', async ({ page }) => {
  const types: (string | null)[] = [];
  const body = await cutOutPng(120, 80);
  await page.route(
    ({ pathname }) => pathname === REMOVE_PATH,
    (route) => {
      types.push(new URL(route.request().url()).searchParams.get('type'));
      return route.fulfill({ status: 200, contentType: 'image/png', body });
    },
  );
  await page.goto('/en/remove-background?engine=server#as=cropped-graphic');
  await ready(page);
  await choose(page, await photo('logo.jpg', 120, 80));
  const kind = (name: string) => page.getByRole('button', { name, exact: true });
  await expect(kind(en.tool.kind.graphic)).toHaveAttribute('aria-pressed', 'true');
  await kind(en.tool.kind.automatic).click();
  await expect(kind(en.tool.kind.automatic)).toHaveAttribute('aria-pressed', 'true');
  expect(types).toEqual(['graphic', null]);
});

test('what is no look in the tool’s address changes nothing', async ({ page }) => {
  await answerWithCutOut(page);
  await page.goto('/en/remove-background#as=constructor');
  await ready(page);
  await choose(page, await photo('shoe.jpg', 120, 80));
  await expect(page.getByText('shoe-cutout.png')).toBeVisible();
  const transparent = page.getByRole('tabpanel').getByRole('radio', { name: en.tool.finish.transparent });
  await expect(transparent).toBeChecked();
});

test('for a passport the document comes first, and none where no file is taken', async ({ page }) => {
  const { label } = en.useCase.document;
  const { names, barriers } = en.tool.presets;
  await page.goto(useCasePath('en', 'passport-photo'));
  await ready(page);
  const button = page.getByRole('button', { name: en.intake.choose });
  await expect(button).toHaveCount(0);
  const documents = page.getByLabel(label);
  await documents.selectOption({ label: names['germany-passport'] });
  await expect(page.getByText(barriers.germanyOffice)).toBeVisible();
  await expect(button).toHaveCount(0);
  await documents.selectOption({ label: names['us-passport'] });
  await expect(page.getByText(barriers.usEdited)).toBeVisible();
  await expect(button).toBeVisible();
  await answerWithCutOut(page);
  await choose(page, await photo('me.jpg', 120, 80));
  await expect(page).toHaveURL(/#as=us-passport$/);
});

test('the language switch of a use case leads to its own address in that language', async ({ page }) => {
  await page.goto(useCasePath('en', 'logo'));
  await page.getByRole('link', { name: 'العربية' }).click();
  await expect(page).toHaveURL(new RegExp(`${useCasePath('ar', 'logo')}$`));
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(new RegExp(`${useCasePath('de', 'logo')}$`));
});

test.describe('a browser that asks for German', () => {
  test.use({ locale: 'de-AT' });

  test('is told of the page in German, and nothing moves for that', async ({ page }) => {
    // Fonts are at hand the second time, so that what moves is not text that takes its own.
    await page.goto(useCasePath('en', 'logo'));
    await page.evaluate(() => document.fonts.ready);
    await page.goto(useCasePath('en', 'logo'));
    const shifted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 1_000);
        }),
    );
    expect(shifted).toBe(0);
    await page.getByRole('link', { name: 'Auf Deutsch lesen' }).click();
    await expect(page).toHaveURL(new RegExp(`${useCasePath('de', 'logo')}$`));
    await ready(page);
    await expect(page.getByRole('link', { name: 'Auf Deutsch lesen' })).toHaveCount(0);
  });
});

test('without scripts the text is there, and no control that does nothing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  const others = ['/en', '/en/remove-background', '/en/device', '/en/privacy'];
  for (const address of [
    ...others,
    useCasePath('en', 'white-background'),
    useCasePath('en', 'passport-photo'),
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const role of ['button', 'slider', 'combobox', 'switch'] as const) {
      await expect(page.getByRole(role), `${role} on ${address}`).toHaveCount(0);
    }
  }
  await context.close();
});
