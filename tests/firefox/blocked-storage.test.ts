import { afterAll, beforeAll, it } from 'vitest';
import en from '../../messages/en/app.json' with { type: 'json' };
import { photo } from '../e2e/test-pictures';
import { openFirefox, type RunningFirefox } from '../fixtures/firefox';
import { sharedServer } from '../fixtures/shared-server';
import { choose, openTool, ready, shows } from './firefox-page';

const { url } = sharedServer();
let firefox: RunningFirefox;
beforeAll(async () => {
  // All cookies blocked, and with them every store.
  firefox = await openFirefox({ 'network.cookie.cookieBehavior': 2 });
});
afterAll(() => firefox.close());

it('tells on the self-test’s page what there is, and that nothing is kept', () =>
  firefox.withPage(url, async (page) => {
    await page.goto(`${url}/en/device`);
    await ready(page);
    await shows(page, en.device.rows.engine.yes);
    await shows(page, en.device.advice.notKept.title);
  }));

it('cuts out on the device all the same', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, '?engine=browser');
    await choose(firefox, page, await photo('unkept.jpg'));
    await shows(page, 'unkept-cutout.png');
  }));
