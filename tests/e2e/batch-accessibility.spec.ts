import ar from '../../messages/ar/app.json' with { type: 'json' };
import en from '../../messages/en/app.json' with { type: 'json' };
import { expectAccessible } from './axe';
import { cells, chooseMany, playService } from './batch-page';
import { expect, REFUSED_REQUEST, test } from './guarded-test';
import { photo } from './test-pictures';
import { openTool } from './tool-page';

const TEXTS = { en, ar } as const;

const LOOKS = [
  ['en', { colorScheme: 'light' }],
  ['en', { colorScheme: 'dark' }],
  ['en', { forcedColors: 'active' }],
  ['ar', { colorScheme: 'light' }],
  ['ar', { colorScheme: 'dark' }],
] as const;

for (const [locale, look] of LOOKS) {
  const { batch: BATCH, finish: FINISH } = TEXTS[locale].tool;

  test(`axe finds no barrier in any state of a batch, ${locale}, ${Object.values(look).join()}`, async ({
    page,
    guard,
  }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await page.addInitScript(() => {
      // A file that takes nothing: the ZIP stays where it is.
      const createWritable = () => new WritableStream({ write: () => new Promise(() => undefined) });
      Object.assign(window, { showSaveFilePicker: () => Promise.resolve({ createWritable }) });
    });
    await page.emulateMedia({ ...look, reducedMotion: 'reduce' });
    const service = await playService(page);
    const photos = (...names: string[]) => Promise.all(names.map((name) => photo(`${name}.jpg`, 240, 160)));
    const inPhase = (text: string) => cells(page).getByText(text, { exact: true });

    await openTool(page, locale, '?engine=server');
    await chooseMany(page, await photos('done', 'done-too'));
    await expect(inPhase(BATCH.phase.done)).toHaveCount(2);
    service.answer = 'refusal';
    await chooseMany(page, await photos('failed'));
    await expect(inPhase(BATCH.phase.failed)).toBeVisible();
    service.answer = 'none';
    await chooseMany(page, await photos(...Array.from({ length: 8 }, (_, index) => `waiting-${index}`)));
    await expect(inPhase(BATCH.phase.waiting)).not.toHaveCount(0);
    for (const name of ['done.jpg', 'failed.jpg', 'waiting-7.jpg']) {
      await cells(page).filter({ hasText: name }).click();
      await expectAccessible(page);
    }

    await page.locator('main').getByRole('button', { name: BATCH.stop, exact: true }).click();
    await expect(inPhase(BATCH.phase.stopped)).toHaveCount(8);
    await page.getByRole('button', { name: BATCH.finish.open }).click();
    await page.getByRole('radio', { name: BATCH.finish.one, exact: true }).check({ force: true });
    await page.getByRole('radio', { name: FINISH.ownColor }).check({ force: true });
    await expect(page.getByRole('textbox', { name: FINISH.hex })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: BATCH.back }).click();

    await page.locator('.bg-accent').and(page.getByRole('button')).click();
    const [saving = ''] = BATCH.saving.split('{written}');
    await expect(page.getByRole('button', { name: new RegExp(`^${saving}`) })).toBeVisible();
    // Axe reckons with the colour below a pointer that forced colours paint over.
    await page.mouse.move(0, 0);
    await expectAccessible(page);
  });
}
