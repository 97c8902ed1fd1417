import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { FEATURE_FLAGS } from '@/lib/contracts/feature-flags';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, test } from './guarded-test';
import { cutOutAndKeep, keptNames, openStrip } from './history-page';
import { chooseBy, Keys, saveBy, workByKeys } from './keys';
import { discCutOut, photo } from './test-pictures';
import { answerWith, openTool } from './tool-page';

const { finish: FINISH, done: DONE, output: OUTPUT, history: HISTORY, presets: PRESETS } = en.tool;
const FROM_SERVER = '?engine=server';

async function openCutOut(page: Page): Promise<void> {
  await answerWith(page, { status: 200, contentType: 'image/png', body: await discCutOut(240, 160) });
  await openTool(page, 'en', FROM_SERVER);
  const choose = page.getByRole('button', { name: en.intake.choose });
  const keys = new Keys(page);
  await chooseBy(page, () => keys.press(choose), [await photo('disc.jpg', 240, 160)]);
  await expect(page.getByRole('heading', { name: DONE.heading })).toBeFocused();
  await expect(page.getByRole('tab', { name: FINISH.background })).toBeVisible();
}

/** What the tray's drawers hold. */
function tray(page: Page) {
  const drawer = page.getByRole('tabpanel');
  return {
    tab: (name: string) => page.getByRole('tab', { name, exact: true }),
    radio: (name: string) => drawer.getByRole('radio', { name, exact: true }),
    slider: (name: string) => drawer.getByRole('slider', { name, exact: true }),
    hex: drawer.getByRole('textbox', { name: FINISH.hex }),
    save: (format: string) => page.getByRole('link', { name: `Download ${format}` }),
  };
}

/** Opens the drawer that comes after the one that is open. */
const openNext = (from: Locator) => async (keys: Keys) => {
  await keys.tabTo(from);
  await from.press('ArrowRight');
};

test('the empty mat by keyboard alone', async ({ page }) => {
  await answerWith(page, { status: 200, contentType: 'image/png', body: await discCutOut(240, 160) });
  await openStrip(page);
  for (const [index, name] of ['one.jpg', 'two.jpg', 'three.jpg'].entries()) {
    await cutOutAndKeep(page, name, index + 1);
  }
  // No engine in the address: the switch would have nothing to say.
  await openTool(page);
  const onDevice = page.getByRole('switch', { name: en.tool.device.name });
  const kept = page.getByRole('button', { name: en.keptFiles.title });
  const panel = page.getByRole('dialog', { name: en.keptFiles.title });
  const flag = panel.getByRole('combobox', { name: en.keptFiles.flags.history });
  const button = (text: string, name: string) =>
    page.getByRole('button', { name: text.replace('{name}', name) });
  await workByKeys(page, [
    ['on this device only', (keys) => keys.press(onDevice, 'Space'), () => expect(onDevice).toBeChecked()],
    ['and back', (keys) => keys.press(onDevice, 'Space'), () => expect(onDevice).not.toBeChecked()],
    ['what is stored', (keys) => keys.press(kept), () => expect(panel).toBeVisible()],
    [
      'feature flags',
      async (keys) => {
        await keys.press(panel.getByText(en.keptFiles.flags.heading));
        await keys.tabTo(flag);
        await page.keyboard.press('ArrowDown');
      },
      () => expect(flag).toHaveValue(FEATURE_FLAGS.history[0]),
    ],
    ['leave the panel', () => page.keyboard.press('Escape'), () => expect(kept).toBeFocused()],
    [
      'remove a picture of the history',
      (keys) => keys.press(button(HISTORY.remove, 'two.jpg')),
      () => expect.poll(() => keptNames(page)).toEqual(['one.jpg', 'three.jpg']),
    ],
    [
      'open one again',
      (keys) => keys.press(button(HISTORY.open, 'one.jpg')),
      () => expect(page.getByText('one-cutout.png')).toBeVisible(),
    ],
    [
      'have another cut out',
      async (keys) =>
        chooseBy(page, () => keys.press(page.getByRole('button', { name: DONE.next })), [
          await photo('four.jpg'),
        ]),
      () => expect(page.getByText('four-cutout.png')).toBeVisible(),
    ],
  ]);
  await openStrip(page);
  await workByKeys(page, [
    [
      'remove all',
      (keys) => keys.press(page.getByRole('button', { name: HISTORY.clear })),
      () => expect(page.getByText(HISTORY.none)).toBeVisible(),
    ],
    [
      'keep none',
      (keys) => keys.press(page.getByRole('switch', { name: en.keptFiles.keepNone.name }), 'Space'),
      () => expect(page.getByRole('switch', { name: en.keptFiles.keepNone.name })).toBeChecked(),
    ],
    [
      'a sample',
      (keys) => keys.press(page.getByRole('button', { name: en.tool.samples.pictures.bottle })),
      () => expect(page.getByText('bottle-cutout.png')).toBeVisible(),
    ],
  ]);
});

test('backgrounds by keyboard alone', async ({ page }) => {
  await openCutOut(page);
  const { radio, slider, hex, save } = tray(page);
  const own = page.getByRole('button', { name: FINISH.ownPicture });
  const valueOf = (name: string) => expect(slider(name));
  await workByKeys(page, [
    ['a colour', (keys) => keys.choose(radio('White')), () => expect(radio('White')).toBeChecked()],
    [
      'a colour of one’s own, by number',
      async (keys) => {
        await keys.choose(radio(FINISH.ownColor));
        await keys.write(hex, '123456');
      },
      async () => {
        await expect(page.getByText(OUTPUT.preparing)).toHaveCount(0);
        const file = await saveBy(page, () => new Keys(page).press(save('PNG')));
        const pixels = await sharp(await readFile(await file.path()))
          .raw()
          .toBuffer();
        expect([...pixels.subarray(0, 3)]).toEqual([0x12, 0x34, 0x56]);
      },
    ],
    ['… by area', (keys) => keys.slide(slider('Shade'), 2), () => expect(hex).not.toHaveValue('#123456')],
    [
      'a gradient and its direction',
      async (keys) => {
        await keys.choose(radio('Gradient 2'));
        await keys.slide(slider(FINISH.angle), -2);
      },
      () => valueOf(FINISH.angle).toHaveAttribute('aria-valuetext', '170°'),
    ],
    [
      'a gradient of one’s own',
      async (keys) => {
        await keys.choose(radio(FINISH.ownGradient));
        await keys.write(hex.last(), 'aabbcc');
      },
      () => expect(hex.last()).toHaveValue('#aabbcc'),
    ],
    [
      'the photo, blurred',
      async (keys) => {
        await keys.choose(radio(FINISH.blur));
        await keys.slide(slider(FINISH.strength), 1);
      },
      () => valueOf(FINISH.strength).toHaveAttribute('aria-valuetext', /%$/),
    ],
    [
      'a picture of one’s own',
      async (keys) => chooseBy(page, () => keys.press(own), [await photo('beach.jpg')]),
      () => expect(own).toHaveAttribute('aria-pressed', 'true'),
    ],
    [
      '… its fit, size and place',
      async (keys) => {
        await keys.choose(radio(FINISH.contain));
        await keys.slide(slider(FINISH.zoom), 2);
        await keys.slide(slider(FINISH.across), -3);
        await keys.slide(slider(FINISH.down), 3);
      },
      async () => {
        await valueOf(FINISH.zoom).toHaveAttribute('aria-valuetext', '110%');
        await valueOf(FINISH.across).toHaveAttribute('aria-valuetext', '47%');
        await valueOf(FINISH.down).toHaveAttribute('aria-valuetext', '53%');
      },
    ],
  ]);
});

test('effects, size, file and ways out by keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    const share = ({ files = [] }: ShareData) => {
      document.title = `shared ${files.map(({ name }) => name).join()}`;
      return Promise.resolve();
    };
    Object.assign(navigator, { canShare: () => true, share });
  });
  await openCutOut(page);
  const { tab, radio, slider, save } = tray(page);
  const number = (name: string) => page.getByRole('spinbutton', { name });
  const crop = page.getByRole('switch', { name: FINISH.crop });
  const topLeft = radio(`${FINISH.top}, ${FINISH.left}`);
  await workByKeys(page, [
    ['effects', openNext(tab(FINISH.background)), () => expect(radio(FINISH.shadows.contact)).toBeVisible()],
    [
      'a shadow and its strength',
      async (keys) => {
        await keys.choose(radio(FINISH.shadows.contact));
        await keys.slide(slider(FINISH.opacity), 2);
      },
      () => expect(slider(FINISH.opacity)).toHaveAttribute('aria-valuetext', '70%'),
    ],
    [
      'an outline and its colour',
      async (keys) => {
        await keys.slide(slider(FINISH.outline), 4);
        await keys.write(page.getByRole('textbox', { name: FINISH.hex }), '00ff00');
      },
      () => expect(slider(FINISH.outline)).toHaveAttribute('aria-valuetext', '1%'),
    ],
    ['size', openNext(tab(FINISH.effects)), () => expect(crop).toBeVisible()],
    [
      'crop and margin',
      async (keys) => {
        await keys.press(crop, 'Space');
        await keys.slide(slider(FINISH.margin), 5);
      },
      () => expect(slider(FINISH.margin)).toHaveAttribute('aria-valuetext', '10%'),
    ],
    ['a turn', (keys) => keys.choose(radio('90°')), () => expect(radio('90°')).toBeChecked()],
    [
      'a canvas of one’s own size',
      async (keys) => {
        await keys.choose(radio(FINISH.ownSize));
        await keys.write(number(FINISH.width), '300');
        await keys.write(number(FINISH.height), '200');
      },
      () => expect(page.getByText(/^300 × 200 px/)).toBeVisible(),
    ],
    [
      'size and place of the subject',
      async (keys) => {
        await keys.slide(slider(FINISH.subjectSize), 10);
        await keys.choose(topLeft);
      },
      () => expect(topLeft).toBeChecked(),
    ],
    ['file', openNext(tab(FINISH.size)), () => expect(radio('WebP')).toBeVisible()],
    [
      'format, quality and size',
      async (keys) => {
        await keys.choose(radio('JPEG'));
        await keys.slide(slider(FINISH.quality), -10);
        await keys.write(number(FINISH.longestSide), '150');
      },
      () => expect(page.getByText(/^150 × 100 px/)).toBeVisible(),
    ],
    [
      'copy',
      (keys) => keys.press(page.getByRole('button', { name: OUTPUT.copy, exact: true })),
      () => expect(page.getByText(OUTPUT.copied)).toBeVisible(),
    ],
    [
      'share',
      (keys) => keys.press(page.getByRole('button', { name: OUTPUT.share })),
      () => expect(page).toHaveTitle('shared disc-cutout.jpg'),
    ],
    [
      'download',
      async (keys) => {
        const file = await saveBy(page, () => keys.press(save('JPEG')));
        expect(await sharp(await file.path()).metadata()).toMatchObject({
          format: 'jpeg',
          width: 150,
          height: 100,
        });
      },
      () => Promise.resolve(),
    ],
    [
      'presets',
      openNext(tab(FINISH.file)),
      () => expect(page.getByRole('searchbox', { name: PRESETS.search })).toBeVisible(),
    ],
    [
      'a preset, and what it checks',
      async (keys) => {
        await keys.write(page.getByRole('searchbox', { name: PRESETS.search }), 'ebay');
        await keys.choose(page.getByRole('radio', { name: PRESETS.names['ebay-main'] }));
      },
      () => expect(page.getByRole('region', { name: PRESETS.checks })).toBeVisible(),
    ],
    [
      'another kind',
      (keys) => keys.press(page.getByRole('button', { name: en.tool.kind.graphic, exact: true })),
      () =>
        expect(page.getByRole('button', { name: en.tool.kind.graphic, exact: true })).toHaveAttribute(
          'aria-pressed',
          'true',
        ),
    ],
  ]);
});
