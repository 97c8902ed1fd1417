import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BotCheckState } from '../../contracts/bot-check';
import type { CutOut, RemoveOptions } from './api-client';
import type { PageErrorCode } from '../errors/device-errors';

const requestCutOut = vi.fn<(file: File, options: RemoveOptions) => Promise<CutOut>>();
vi.mock('./api-client', () => ({ requestCutOut }));

const photo = new File(['photo'], 'a.jpg');
const cutOut: CutOut = { blob: new Blob(['png']), notices: [] };
const answers: (BotCheckState | Response | Error)[] = [];
const tokenFor = vi.fn<(siteKey: string, signal: AbortSignal) => Promise<string>>();
const fetched = vi.fn();

async function send(signal = new AbortController().signal) {
  const { sendPicture } = await import('./send-picture');
  return sendPicture(photo, { tokenFor }, { signal, onUploadProgress: () => undefined });
}
/** Of the class that the module under test knows: modules are loaded anew for each test. */
async function removeError(code: PageErrorCode): Promise<Error> {
  const { RemoveError } = await import('../errors/remove-error');
  return new RemoveError(code);
}
const tokensSent = () => requestCutOut.mock.calls.map(([, { botToken }]) => botToken);

beforeEach(() => {
  // What the page remembers of the service is a new page's to forget.
  vi.resetModules();
  answers.splice(0);
  requestCutOut.mockReset().mockResolvedValue(cutOut);
  tokenFor.mockReset().mockImplementation(() => Promise.resolve(`token ${tokenFor.mock.calls.length}`));
  fetched.mockReset().mockImplementation(() => {
    const next = answers.shift();
    if (next instanceof Error) return Promise.reject(next);
    return Promise.resolve(next instanceof Response ? next : Response.json(next));
  });
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('navigator', { onLine: true });
});

describe('R-05: sending a picture', () => {
  it('asks once a visit where there is no bot check', async () => {
    answers.push({ siteKey: null, required: false, flags: {} });
    await send();
    await send();
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(tokensSent()).toEqual([undefined, undefined]);
    expect(tokenFor).not.toHaveBeenCalled();
  });

  it('takes a token where one is required, and none while the pass is good', async () => {
    answers.push(
      { siteKey: '0xSITE', required: true, flags: {} },
      { siteKey: '0xSITE', required: false, flags: {} },
    );
    await expect(send()).resolves.toBe(cutOut);
    await send();
    expect(tokenFor.mock.calls.map(([siteKey]) => siteKey)).toEqual(['0xSITE']);
    expect(tokensSent()).toEqual(['token 1', undefined]);
  });

  it('asks again when the pass ran out in between, or the check was switched on meanwhile', async () => {
    answers.push(
      { siteKey: null, required: false, flags: {} },
      { siteKey: '0xSITE', required: true, flags: {} },
    );
    requestCutOut.mockRejectedValueOnce(await removeError('bot_check_required'));
    await expect(send()).resolves.toBe(cutOut);
    expect(tokensSent()).toEqual([undefined, 'token 1']);
  });

  it('takes over the flags of the installation before anything is sent, and can be stopped by them', async () => {
    answers.push({ siteKey: null, required: false, flags: { engine: 'browser' } });
    const { sendPicture } = await import('./send-picture');
    const { installationFlag } = await import('../settings/feature-flags');
    const sending = sendPicture(photo, null, {
      signal: new AbortController().signal,
      onUploadProgress: () => undefined,
      onAsked: () => {
        throw new RangeError(installationFlag('engine'));
      },
    });
    await expect(sending).rejects.toThrow(new RangeError('browser'));
    expect(requestCutOut).not.toHaveBeenCalled();
  });

  it('does not ask twice for one picture', async () => {
    answers.push({ siteKey: '0xSITE', required: true, flags: {} });
    requestCutOut.mockRejectedValue(await removeError('bot_check_required'));
    await expect(send()).rejects.toMatchObject({ code: 'bot_check_required' });
    expect(requestCutOut).toHaveBeenCalledTimes(1);
  });

  it('has one token carried by several pictures at once, and the pass does for the others', async () => {
    const [asked, passed] = [
      { siteKey: '0xSITE', required: true, flags: {} },
      { siteKey: '0xSITE', required: false, flags: {} },
    ];
    answers.push(asked, asked, asked, passed, passed);
    await Promise.all([send(), send(), send()]);
    expect(tokenFor).toHaveBeenCalledTimes(1);
    expect(tokensSent()).toEqual(['token 1', undefined, undefined]);
  });

  it('asks nobody again for pictures that waited for a check that was not passed', async () => {
    answers.push(...Array.from({ length: 3 }, () => ({ siteKey: '0xSITE', required: true, flags: {} })));
    tokenFor.mockRejectedValueOnce(await removeError('bot_check_failed'));
    const results = await Promise.allSettled([send(), send(), send()]);
    expect(results).toMatchObject(Array(3).fill({ reason: { code: 'bot_check_failed' } }));
    expect(tokenFor).toHaveBeenCalledTimes(1);
    expect(requestCutOut).not.toHaveBeenCalled();
  });

  it('leaves the line when it is cancelled', async () => {
    answers.push(
      { siteKey: '0xSITE', required: true, flags: {} },
      { siteKey: '0xSITE', required: true, flags: {} },
    );
    let give: (token: string) => void = () => undefined;
    tokenFor.mockImplementationOnce(() => new Promise((resolve) => (give = resolve)));
    const cancel = new AbortController();
    const first = send();
    const second = send(cancel.signal);
    await vi.waitFor(() => expect(tokenFor).toHaveBeenCalled());
    cancel.abort();
    give('token');
    await expect(first).resolves.toBe(cutOut);
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(requestCutOut).toHaveBeenCalledTimes(1);
  });

  it('passes on why the check failed, and sends nothing', async () => {
    answers.push({ siteKey: '0xSITE', required: true, flags: {} });
    tokenFor.mockRejectedValueOnce(await removeError('bot_check_failed'));
    await expect(send()).rejects.toMatchObject({ code: 'bot_check_failed' });
    expect(requestCutOut).not.toHaveBeenCalled();
  });

  it.each<[string, Response | Error | BotCheckState, string]>([
    ['nobody answers', new TypeError('failed to fetch'), 'network_lost'],
    ['a proxy answers in its place', new Response('<html>', { status: 200 }), 'unexpected_answer'],
    ['the answer lacks something', Response.json({ siteKey: '0xSITE' }), 'unexpected_answer'],
    ['it is refused', new Response('', { status: 429 }), 'too_many_requests'],
  ])('says so when %s', async (_, answer, code) => {
    answers.push(answer);
    await expect(send()).rejects.toMatchObject({ code });
  });

  it('cancelled while asking ends as cancelled', async () => {
    const cancel = new AbortController();
    cancel.abort();
    answers.push(new DOMException('aborted', 'AbortError'));
    await expect(send(cancel.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
