import { errorBody } from '@/lib/contracts/errors';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, REFUSED_REQUEST, test } from './guarded-test';
import { cutOutPng, photo } from './test-pictures';
import { answerWith, choose, openTool, transferOf } from './tool-page';

/** The service's errors are looked at: this device is not to help. */
const FROM_SERVER = '?engine=server';

test('a full service says when to come back, and takes the same photo again then', async ({
  page,
  guard,
}) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page, 'en', FROM_SERVER);
  await answerWith(page, {
    status: 503,
    contentType: 'application/json',
    body: JSON.stringify(errorBody('server_busy', { retryAfterSeconds: 3 })),
  });
  await choose(page, await photo('patient.jpg'));
  const waiting = page.getByRole('button', { name: /^Try again in \d s$/ });
  await expect(waiting).toBeDisabled();
  await expect(page.getByText('patient.jpg')).toBeVisible();

  await page.unroute(`**${REMOVE_PATH}`);
  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await expect(page.getByText('patient-cutout.png')).toBeVisible();
});

test('files that are gone when they are sent are told so, and say nothing against the service', async ({
  page,
  guard,
}) => {
  guard.allowConsole(/ERR_(FILE_NOT_FOUND|UPLOAD_FILE_CHANGED|FAILED|ACCESS_DENIED)/);
  await openTool(page, 'en');
  const folder = await mkdtemp(path.join(tmpdir(), 'gone-'));
  const gone = path.join(folder, 'gone.jpg');
  for (let time = 0; time < 2; time += 1) {
    await writeFile(gone, (await photo()).buffer);
    await page.route(`**${REMOVE_PATH}`, async (route) => {
      await rm(gone, { force: true });
      await route.continue();
    });
    await page.locator('input[type=file][accept*=heif]').first().setInputFiles(gone);
    await expect(page.getByRole('heading', { name: en.errors.codes.file_unreadable.title })).toBeVisible();
    await page.unroute(`**${REMOVE_PATH}`);
  }
  await rm(folder, { recursive: true });
  const answer = page.waitForResponse(`**${REMOVE_PATH}`);
  await choose(page, await photo('good.jpg'));
  expect((await answer).status()).toBe(200);
  await expect(page.getByText('good-cutout.png')).toBeVisible();
});

test('another try treats the photo as the visitor said', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page, 'en', FROM_SERVER);
  const types: (string | null)[] = [];
  const cutOut = await cutOutPng();
  await page.route(
    ({ pathname }) => pathname === REMOVE_PATH,
    (route) => {
      types.push(new URL(route.request().url()).searchParams.get('type'));
      return types.length === 2
        ? route.fulfill({ status: 500, json: errorBody('internal_error') })
        : route.fulfill({ status: 200, contentType: 'image/png', body: cutOut });
    },
  );
  await choose(page, await photo('poster.jpg'));
  await page.getByRole('button', { name: en.tool.kind.graphic, exact: true }).click();
  await page.getByRole('button', { name: en.errors.retry, exact: true }).click();
  await expect(page.getByText('poster-cutout.png')).toBeVisible();
  expect(types).toEqual([null, 'graphic', 'graphic']);
});

test('a refusal of a proxy in front of the service is understood', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page, 'en', FROM_SERVER);
  await answerWith(page, {
    status: 429,
    contentType: 'text/html',
    body: '<h1>Slow down</h1>',
    headers: { 'Retry-After': '9' },
  });
  await choose(page, await photo());
  await expect(page.getByRole('heading', { name: en.errors.codes.too_many_requests.title })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Try again in \d s$/ })).toBeDisabled();
});

test('an answer of something else is not taken for a cut-out', async ({ page }) => {
  await openTool(page, 'en', FROM_SERVER);
  await answerWith(page, {
    status: 200,
    contentType: 'text/html',
    body: '<h1>Log in to the hotel network</h1>',
  });
  await choose(page, await photo());
  await expect(page.getByRole('heading', { name: en.errors.codes.unexpected_answer.title })).toBeVisible();
});

test('offline, the photo waits for the connection', async ({ page, context, guard }) => {
  guard.allowConsole(/net::ERR_INTERNET_DISCONNECTED/);
  await openTool(page, 'en', FROM_SERVER);
  await context.setOffline(true);
  await choose(page, await photo('waiting.jpg'));
  await expect(page.getByRole('heading', { name: en.errors.codes.offline.title })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('waiting-cutout.png')).toBeVisible();
});

test('a lost connection is told from being offline', async ({ page, guard }) => {
  guard.allowConsole(/net::ERR_CONNECTION_RESET/);
  await openTool(page, 'en', FROM_SERVER);
  await page.route(`**${REMOVE_PATH}`, (route) => route.abort('connectionreset'));
  await choose(page, await photo());
  await expect(page.getByRole('heading', { name: en.errors.codes.network_lost.title })).toBeVisible();
});

test('the real service refuses what is no good, each with its own message', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page, 'en', FROM_SERVER);
  const whole = (await photo()).buffer;
  const cases = [
    [
      'drawing.svg',
      'image/svg+xml',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'svg_not_supported',
    ],
    ['half.jpg', 'image/jpeg', whole.subarray(0, whole.length / 2), 'picture_truncated'],
    ['letter.jpg', 'image/jpeg', Buffer.from('Dear reader, this is no picture at all.'), 'not_a_picture'],
  ] as const;
  for (const [name, mimeType, buffer, code] of cases) {
    await choose(page, { name, mimeType, buffer });
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(en.errors.codes[code].title);
    await expect(page.getByText(name)).toBeVisible();
  }
});

test('what is there of a photo that is cut short is cut out where that will do', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page, 'en', FROM_SERVER);
  const whole = (await photo()).buffer;
  const half = whole.subarray(0, whole.length / 2);
  await choose(page, { name: 'half.jpg', mimeType: 'image/jpeg', buffer: half });
  await page.getByRole('button', { name: en.errors.partial }).click();
  await expect(page.getByText(en.tool.done.partial)).toBeVisible();
  await expect(page.getByText('half-cutout.png')).toBeVisible();
});

test('what the limits forbid is refused before anything is sent', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.method()));
  await openTool(page, 'en', FROM_SERVER);
  await choose(page, { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(en.errors.codes.empty_body.title);
  await choose(page, {
    name: 'huge.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(MAX_UPLOAD_BYTES + 1),
  });
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(en.errors.codes.upload_too_large.title);
  expect(sent).not.toContain('POST');
});

test('a drop without a picture is answered on an empty mat and ignored beside a result', async ({ page }) => {
  await openTool(page, 'en', FROM_SERVER);
  const dataTransfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/uri-list', 'http://localhost/');
    return transfer;
  });
  await page.dispatchEvent('main', 'drop', { dataTransfer });
  await expect(page.getByRole('heading', { name: en.errors.codes.nothing_to_open.title })).toBeVisible();

  await answerWith(page, { status: 200, contentType: 'image/png', body: await cutOutPng() });
  await page.dispatchEvent('main', 'drop', { dataTransfer: await transferOf(page, await photo('kept.jpg')) });
  await expect(page.getByText('kept-cutout.png')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer });
  await expect(page.getByText('kept-cutout.png')).toBeVisible();
});
