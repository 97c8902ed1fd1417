import en from '../../messages/en/app.json' with { type: 'json' };
import { startServer } from '../fixtures/server';
import { expect, REFUSED_REQUEST, test as guarded } from './guarded-test';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';

interface Worker {
  readonly strict: { readonly url: string };
}

/** Against a server of its own, which takes one picture a minute. */
const test = guarded.extend<object, Worker>({
  strict: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const server = await startServer({ RATE_LIMIT_PER_MINUTE: '1', INFERENCE_CHILDREN: '1' });
      await use({ url: server.url.replace('127.0.0.1', 'localhost') });
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ strict }, use) => use(strict.url),
});

test('F-01, F-02: a series that the service refuses goes on here, and each result says what was sent', async ({
  page,
  guard,
}) => {
  guard.allowConsole(REFUSED_REQUEST);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await openTool(page);
  const { onServer, onDevice, onDeviceAfterSending } = en.tool.done;
  for (const [name, note] of [
    ['first', onServer],
    // Sent, and refused: how long the service wants to be left alone is known from here on.
    ['second', onDeviceAfterSending],
    ['third', onDevice],
    ['fourth', onDevice],
  ] as const) {
    await choose(page, await photo(`${name}.jpg`));
    await expect(page.getByText(`${name}-cutout.png`)).toBeVisible();
    await expect(page.getByText(note)).toBeVisible();
  }
  expect(sent).toHaveLength(2);
});
