import { expect, test } from './guarded-test';
import { openTool } from './tool-page';

test('a sample is cut out like a chosen photo, and its maker is named', async ({ page }) => {
  await openTool(page);
  await expect(page.getByText('© 2021 Shopify')).toBeVisible();
  const row = page.getByRole('list', { name: 'No photo at hand? Try one of these.' });
  await expect(row.getByRole('button')).toHaveCount(4);
  const shoe = row.getByRole('button', { name: 'A blue running shoe on a table' });
  const { width, height } = (await shoe.boundingBox()) ?? { width: 0, height: 0 };
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);

  await shoe.click();
  await expect(page.getByRole('heading', { name: 'Background removed', exact: true })).toBeFocused();
  const link = page.getByRole('link', { name: 'Download PNG' });
  await expect(link).toHaveAttribute('download', 'shoe-cutout.png');
});
