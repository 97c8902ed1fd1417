import en from '../../messages/en/app.json' with { type: 'json' };
import { expectAccessible } from './axe';
import { expect, test } from './guarded-test';
import { answerWithCutOut } from './history-page';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';

test('the result is told in words, its keys are listed, and a colour comes off it, by keyboard alone', async ({
  page,
  isMobile,
}) => {
  // As in browsers that cannot pick off the screen.
  await page.addInitScript(() => Object.defineProperty(window, 'EyeDropper', { value: undefined }));
  await answerWithCutOut(page);
  await openTool(page, 'en', '?engine=server');
  await choose(page, await photo('one.jpg', 120, 80));
  const stage = page.getByRole('group', { name: en.tool.viewer.stage });
  await expect(stage).toHaveAccessibleDescription(/^One subject, \d+% of the picture, /);

  await expect(page.getByRole('heading', { name: 'Background removed', exact: true })).toBeFocused();
  // The viewer's keys come after the picture; phones have no button for their list.
  await expect(page.getByRole('button', { name: en.tool.viewer.loupe })).toBeVisible();
  await expect(page.getByRole('button', { name: en.tool.viewer.keys })).toBeVisible({ visible: !isMobile });
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: en.tool.shortcuts.title });
  await expect(sheet).toBeVisible();
  await expect(sheet.getByText(en.tool.shortcuts.actions.loupe, { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.getByRole('radio', { name: en.tool.finish.ownColor }).check();
  const hex = page.getByRole('textbox', { name: en.tool.finish.hex });
  const before = await hex.inputValue();
  const button = page.getByRole('button', { name: en.tool.finish.pickOnMat });
  await button.press('Enter');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(hex).toHaveValue(before);
  await button.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(hex).not.toHaveValue(before);
  await expect(button).toBeFocused();
});
