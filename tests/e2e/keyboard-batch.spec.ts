import en from '../../messages/en/app.json' with { type: 'json' };
import { cells, playService } from './batch-page';
import { expect, REFUSED_REQUEST, test } from './guarded-test';
import { chooseBy, saveBy, workByKeys } from './keys';
import { photo } from './test-pictures';
import { openTool } from './tool-page';

const { batch: BATCH, finish: FINISH } = en.tool;

test('a batch by keyboard alone', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  await page.addInitScript(() => {
    // As in browsers that let no page write a file.
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    const picked = () => navigator.storage.getDirectory();
    Object.assign(window, { showDirectoryPicker: picked });
  });
  const service = await playService(page);
  await openTool(page, 'en', '?engine=server');
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const cell = (name: string) => cells(page).filter({ hasText: name });
  const pictures = await Promise.all(['a.jpg', 'b.jpg', 'c.jpg'].map((name) => photo(name, 240, 160)));
  const cut = (count: number) => expect(page.getByText(`${count} cut out`, { exact: true })).toBeVisible();
  const broken = await photo('broken.jpg', 240, 160);
  const letter = { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear reader') };
  const chooseIn = (name: string) => page.getByRole('radio', { name, exact: true });
  await workByKeys(page, [
    [
      'several pictures',
      (keys) => chooseBy(page, () => keys.press(button(en.intake.choose)), pictures),
      () => cut(3),
    ],
    [
      'select and open',
      async (keys) => {
        await keys.tabTo(cell('a.jpg'));
        await page.keyboard.press('ArrowRight');
        await expect(cell('b.jpg')).toBeFocused();
        await keys.press(button(BATCH.open));
      },
      () => expect(page.getByText('b-cutout.png')).toBeVisible(),
    ],
    [
      'a background for one',
      async (keys) => {
        await keys.choose(chooseIn(BATCH.finish.one));
        await keys.choose(page.getByRole('tabpanel').getByRole('radio', { name: FINISH.colors['000000'] }));
      },
      () => expect(button(BATCH.finish.share)).toBeVisible(),
    ],
    [
      '… and for all',
      (keys) => keys.press(button(BATCH.finish.share)),
      () => expect(button(BATCH.finish.share)).toBeHidden(),
    ],
    ['back', (keys) => keys.press(button(BATCH.back)), () => expect(cells(page)).toHaveCount(3)],
    [
      'download one',
      async (keys) => {
        await keys.tabTo(cell('b.jpg'));
        const file = await saveBy(page, () => keys.press(button('Download PNG')));
        expect(file.suggestedFilename()).toBe('b-cutout.png');
      },
      () => Promise.resolve(),
    ],
    [
      'download all',
      async (keys) => {
        const file = await saveBy(page, () => keys.press(button('Download 3 photos as ZIP')));
        expect(file.suggestedFilename()).toBe('cutouts.zip');
      },
      () => expect(page.getByText('3 photos saved.')).toBeVisible(),
    ],
    [
      'add more; what was not taken is read and cleared',
      async (keys) => {
        service.answer = 'refusal';
        await chooseBy(page, () => keys.press(button(BATCH.add)), [broken, letter]);
        await expect(page.getByText('1 failed', { exact: true })).toBeVisible();
        await keys.press(button(BATCH.refusalsRead));
      },
      () => expect(page.getByText('letter.txt')).toBeHidden(),
    ],
    [
      'try one again that failed',
      async (keys) => {
        await keys.tabTo(cells(page).and(page.locator('[tabindex="0"]')));
        await page.keyboard.press('End');
        await expect(cell('broken.jpg')).toBeFocused();
        service.answer = 'none';
        await keys.press(button(BATCH.retry));
      },
      () => expect(button(BATCH.stopOne)).toBeVisible(),
    ],
    [
      'stop that one',
      (keys) => keys.press(button(BATCH.stopOne)),
      () => expect(page.getByText('1 stopped', { exact: true })).toBeVisible(),
    ],
    [
      'try all again',
      (keys) => keys.press(button('Try 1 photo again')),
      () => expect(button(BATCH.stop)).toBeVisible(),
    ],
    [
      'stop all',
      (keys) => keys.press(button(BATCH.stop)),
      () => expect(page.getByText('1 stopped', { exact: true })).toBeVisible(),
    ],
    [
      'remove it',
      async (keys) => {
        await keys.tabTo(cell('broken.jpg'));
        await keys.press(button(BATCH.remove));
      },
      () => expect(cells(page)).toHaveCount(3),
    ],
    [
      'the order',
      (keys) => keys.choose(chooseIn(BATCH.order.certainty)),
      () => expect(chooseIn(BATCH.order.certainty)).toBeChecked(),
    ],
    [
      'save into a folder',
      (keys) => keys.press(button(BATCH.folder)),
      () => expect(page.getByText('3 photos saved.')).toBeVisible(),
    ],
    [
      'clear the mat',
      (keys) => keys.press(button(BATCH.close)),
      () => expect(button(en.intake.choose)).toBeVisible(),
    ],
  ]);
});
