import { bundleForBrowser } from '../browser/bundle-for-browser';
import { expect, test } from './guarded-test';

/** How often the rendering changes, as under a control that is dragged. */
const CHANGES = 20;

test('another rendering takes the place of the one before without a gap; zoom and handle stay', async ({
  page,
}) => {
  const script = await bundleForBrowser('tests/browser/viewer-swap-page.tsx');
  await page.route('**/swap.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.route('**/swap', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Swap</title>
        <style>figure { height: 500px } [role=group] { position: relative; height: 400px; overflow: clip }
        [role=group] > div { width: 300px; transform-origin: 0 0 } img { width: 300px; height: 200px }</style>
        <body><script type="module" src="/swap.js"></script>`,
    }),
  );
  await page.goto('/swap');
  const slider = page.getByRole('slider');
  await slider.press('PageUp');
  await page.keyboard.press('+');
  const shown = page.getByRole('button', { name: /Fit to view/ });
  await expect(shown).not.toHaveText(/25%$/);
  await page.waitForTimeout(400);
  const zoom = await shown.innerText();

  const { gaps, colour } = await page.evaluate(async (changes) => {
    const image = document.querySelector<HTMLImageElement>('[data-layer=after]')!;
    let empty = 0;
    let over = false;
    const watch = () => {
      if (!image.complete || image.naturalWidth === 0) empty += 1;
      if (!over) requestAnimationFrame(watch);
    };
    watch();
    const canvas = new OffscreenCanvas(1200, 800);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    for (let change = 0; change < changes; change += 1) {
      context.fillStyle = `rgb(0 0 ${255 - changes + 1 + change})`;
      context.fillRect(0, 0, 1200, 800);
      window.showRendering(await canvas.convertToBlob());
      // Some come before the one before has been decoded.
      if (change % 2 === 0) await new Promise(requestAnimationFrame);
    }
    const lastColour = () => {
      context.drawImage(image, 0, 0);
      return [...context.getImageData(600, 400, 1, 1).data];
    };
    const deadline = performance.now() + 10_000;
    while (lastColour()[2] !== 255 && performance.now() < deadline) {
      await new Promise(requestAnimationFrame);
    }
    over = true;
    return { gaps: empty, colour: lastColour() };
  }, CHANGES);
  expect(gaps).toBe(0);
  expect(colour).toEqual([0, 0, 255, 255]);
  await expect(slider).toHaveAttribute('aria-valuenow', '10');
  expect(await shown.innerText()).toBe(zoom);
  await expect(page.locator('[role=group]')).toHaveAccessibleDescription('One subject, 62 % of the picture.');
});
