import { afterAll, beforeAll, expect, it } from 'vitest';
import en from '../../messages/en/app.json' with { type: 'json' };
import { photo } from '../e2e/test-pictures';
import { openFirefox, type RunningFirefox } from '../fixtures/firefox';
import { sharedServer } from '../fixtures/shared-server';
import { choose, openTool, ready, shows } from './firefox-page';

/* As the Tor Browser has it, and whoever has switched it on: what is read off a canvas is noise. */

const { url } = sharedServer();
let firefox: RunningFirefox;
beforeAll(async () => {
  firefox = await openFirefox({ 'privacy.resistFingerprinting': true });
});
afterAll(() => firefox.close());

const { title, text } = en.errors.codes.canvas_altered;

it('makes no cut-out of noise on the device, and says what helps', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, '?engine=browser');
    await choose(firefox, page, await photo());
    await shows(page, title);
    await shows(page, text);
  }));

it('shows what the service made, and describes nothing by what it reads off a canvas', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url);
    await choose(firefox, page, await photo('sent.jpg'));
    await shows(page, en.tool.done.onServer);
    await shows(page, 'sent-cutout.png');
    const shown = await page.evaluate(() => document.querySelector('main')?.innerText);
    expect(shown).not.toMatch(/subject|Nothing stood out/i);
  }));

it('says on the self-test’s page that nothing can be cut out here', () =>
  firefox.withPage(url, async (page) => {
    await page.goto(`${url}/en/device`);
    await ready(page);
    await shows(page, en.device.verdict.unable);
    await shows(page, en.device.advice.alteredCanvas.title);
    await shows(page, en.device.rows.engine.noCanvasText);
  }));
