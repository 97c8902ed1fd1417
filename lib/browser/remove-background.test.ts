import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timingsOf } from '@/lib/job/stages';
import type { CutOut, RemoveOptions } from './service/api-client';
import type { FaultCode } from './faults/client-error-codes';
import type { EngineChoice, PlacedCutOut, Progress } from './remove-background';
import type { SendOptions, TokenSource } from './service/send-picture';
import type { SolveResult } from './worker/messages';

const sendPicture =
  vi.fn<(file: File, tokens: TokenSource | null, options: SendOptions) => Promise<CutOut>>();
const cutOutHere = vi.fn<(picture: Blob, options: { signal: AbortSignal }) => Promise<SolveResult>>();
const cutOutWithoutNet =
  vi.fn<(picture: Blob, options: { signal: AbortSignal }) => Promise<SolveResult | undefined>>();
const canCutOutHere = vi.fn(() => true);
const isServiceReady = vi.fn(() => Promise.resolve(true));
const allowDownload = vi.fn(() => Promise.resolve());
const shrinkPicture = vi.fn<(picture: File) => Promise<File>>();
vi.mock('./pictures/shrink-picture', () => ({ shrinkPicture }));
vi.mock('./service/send-picture', () => ({ sendPicture }));
vi.mock('./engine/local-engine', () => ({ cutOutHere, cutOutWithoutNet, canCutOutHere }));
vi.mock('./service/service-health', () => ({ isServiceReady }));

const photo = new File(['photo'], 'a.jpg');
const fromServer: CutOut = { blob: new Blob(['server']), notices: [] };
const fromHere: SolveResult = {
  kind: 'solve',
  blob: new Blob(['here']),
  width: 4,
  height: 3,
  pictureSize: { width: 4, height: 3 },
  notices: [],
  certainty: 0.9,
  subjects: { count: 1, share: 0.5, edges: { top: false, right: false, bottom: true, left: false } },
  scaledDown: false,
  timings: timingsOf({ infer: 1 }),
};

/** Of the class that the module under test knows: modules are loaded anew for each test. */
async function fault(code: FaultCode, details = {}) {
  const { RemoveFault } = await import('./faults/remove-fault');
  return new RemoveFault(code, details);
}

async function remove(
  engine: EngineChoice = 'auto',
  {
    signal = new AbortController().signal,
    progress = [] as Progress[],
    picture = photo,
    shrink = false,
  } = {},
): Promise<PlacedCutOut> {
  const { removeBackground } = await import('./remove-background');
  return removeBackground(picture, {
    engine,
    shrink,
    tokens: { tokenFor: () => new Promise((resolve) => setTimeout(() => resolve('token'), 60_000)) },
    signal,
    onProgress: (step) => progress.push(step),
    allowDownload,
  });
}

/** A service that has got the whole picture and then says nothing until the request is aborted. */
const silent = (_: File, __: unknown, { signal, onUploadProgress }: RemoveOptions) =>
  new Promise<CutOut>((_resolve, reject) => {
    onUploadProgress(1);
    signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
  });

beforeEach(() => {
  // What the page has learnt about the service is a new page's to forget.
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { onLine: true });
  sendPicture.mockReset().mockResolvedValue(fromServer);
  cutOutHere.mockReset().mockResolvedValue(fromHere);
  cutOutWithoutNet.mockReset().mockResolvedValue(undefined);
  canCutOutHere.mockReset().mockReturnValue(true);
  isServiceReady.mockReset().mockResolvedValue(true);
  allowDownload.mockReset().mockResolvedValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a file that is larger than the service takes', () => {
  const picture = Object.defineProperty(new File(['photo'], 'a.jpg'), 'size', { value: 30_000_000 });

  it('is cut out here, and nothing is sent', async () => {
    await expect(remove('auto', { picture })).resolves.toMatchObject({ place: 'browser', sent: 'no' });
    expect(sendPicture).not.toHaveBeenCalled();
    expect(shrinkPicture).not.toHaveBeenCalled();
  });

  it('is sent smaller where the visitor wants that, and says what it has become', async () => {
    const small = new File(['small'], 'a.jpg');
    const size = { width: 40, height: 30 };
    shrinkPicture.mockResolvedValue(small);
    sendPicture.mockResolvedValue({ ...fromServer, size });
    await expect(remove('auto', { picture, shrink: true })).resolves.toMatchObject({
      place: 'server',
      scaledTo: size,
    });
    expect(sendPicture.mock.calls[0]?.[0]).toBe(small);
  });
});

describe('where a picture is cut out', () => {
  it('is the server while it answers', async () => {
    await expect(remove()).resolves.toEqual({ ...fromServer, place: 'server', sent: 'yes' });
    expect(cutOutHere).not.toHaveBeenCalled();
  });

  it('F-02, F-07: is this device alone where the visitor wants it', async () => {
    await expect(remove('browser')).resolves.toMatchObject({
      blob: fromHere.blob,
      certainty: fromHere.certainty,
      place: 'browser',
      sent: 'no',
    });
    expect(sendPicture).not.toHaveBeenCalled();
    expect(isServiceReady).not.toHaveBeenCalled();
  });

  it('is the server alone where it is forced', async () => {
    sendPicture.mockRejectedValue(await fault('server_busy'));
    await expect(remove('server')).rejects.toMatchObject({ code: 'server_busy' });
    expect(cutOutHere).not.toHaveBeenCalled();
  });

  describe('is what the installation says where nobody has chosen', () => {
    /** The service as it answers when it is first asked. */
    const says = (engine: EngineChoice, outcome: () => Promise<CutOut>) =>
      sendPicture.mockImplementation(async (_, __, { onAsked }) => {
        const { adoptInstallationFlags } = await import('./settings/feature-flags');
        adoptInstallationFlags({ engine });
        onAsked?.();
        return outcome();
      });
    const removeUnchosen = async () => {
      const { removeBackground } = await import('./remove-background');
      const signal = new AbortController().signal;
      return removeBackground(photo, {
        engine: undefined,
        tokens: null,
        signal,
        onProgress: () => undefined,
        allowDownload,
      });
    };

    it('F-02: this device, with nothing sent, and the next without asking', async () => {
      says('browser', () => Promise.resolve(fromServer));
      await expect(removeUnchosen()).resolves.toMatchObject({ place: 'browser', sent: 'no' });
      await expect(removeUnchosen()).resolves.toMatchObject({ place: 'browser', sent: 'no' });
      expect(sendPicture).toHaveBeenCalledTimes(1);
    });

    it('the server alone', async () => {
      const busy = await fault('server_busy');
      says('server', () => Promise.reject(busy));
      await expect(removeUnchosen()).rejects.toMatchObject({ code: 'server_busy' });
      expect(cutOutHere).not.toHaveBeenCalled();
    });

    it('but not where somebody has', async () => {
      says('browser', () => Promise.resolve(fromServer));
      await expect(remove('auto')).resolves.toMatchObject({ place: 'server' });
    });
  });

  it('is this device while the browser knows that it is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    await expect(remove()).resolves.toMatchObject({ place: 'browser', sent: 'no' });
    expect(sendPicture).not.toHaveBeenCalled();
  });

  it('passes on what the engine has to say about the result', async () => {
    cutOutHere.mockResolvedValue({ ...fromHere, notices: ['no-subject'] });
    await expect(remove('browser')).resolves.toMatchObject({ notices: ['no-subject'] });
  });

  it('tells the size where the device could not hold the whole picture', async () => {
    cutOutHere.mockResolvedValue({ ...fromHere, scaledDown: true });
    await expect(remove('browser')).resolves.toMatchObject({ scaledTo: { width: 4, height: 3 } });
  });
});

describe('F-01: the same picture goes on here', () => {
  it.each<FaultCode>([
    'network_lost',
    'offline',
    'unexpected_answer',
    'too_many_requests',
    'too_many_at_once',
    'too_many_megapixels',
    'internal_error',
    'server_busy',
    'waited_too_long',
    'engine_failed',
    'took_too_long',
    'address_unknown',
    'bot_check_unavailable',
  ])('after %s', async (code) => {
    sendPicture.mockRejectedValue(await fault(code));
    await expect(remove()).resolves.toMatchObject({ place: 'browser', sent: 'no' });
    expect(cutOutHere.mock.calls[0]?.[0]).toBe(photo);
  });

  it('after any answer that offers the browser', async () => {
    sendPicture.mockRejectedValue(await fault('upload_too_slow', { browserOffered: true }));
    await expect(remove()).resolves.toMatchObject({ place: 'browser' });
  });

  it('and the result says that it had been sent, where it had', async () => {
    const failure = await fault('engine_failed');
    sendPicture.mockImplementation((_, __, { onUploadProgress }) => {
      onUploadProgress(0.3);
      return Promise.reject(failure);
    });
    const progress: Progress[] = [];
    await expect(remove('auto', { progress })).resolves.toMatchObject({ place: 'browser', sent: 'yes' });
    expect(progress).toEqual([
      { place: 'server', share: 0.3 },
      { place: 'browser', switched: true, engine: { step: 'decode' } },
    ]);
  });

  it('and the result says that it may have been, where nobody knows', async () => {
    const failure = await fault('network_lost');
    sendPicture.mockImplementation((_, __, { onUploadProgress }) => {
      onUploadProgress(0);
      return Promise.reject(failure);
    });
    await expect(remove()).resolves.toMatchObject({ place: 'browser', sent: 'perhaps' });
  });

  it('20 s after the upload ended without an answer, and the request is given up', async () => {
    sendPicture.mockImplementation(silent);
    const result = remove();
    await vi.advanceTimersByTimeAsync(19_999);
    expect(cutOutHere).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(result).resolves.toMatchObject({ place: 'browser', sent: 'yes' });
    expect(sendPicture.mock.calls[0]?.[2].signal.aborted).toBe(true);
  });

  it('20 s after an upload has stalled, however long it went on before', async () => {
    sendPicture.mockImplementation(
      (_, __, { signal, onUploadProgress }) =>
        new Promise((_resolve, reject) => {
          for (const second of [15, 30, 45]) setTimeout(() => onUploadProgress(second / 100), second * 1000);
          signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
        }),
    );
    const result = remove();
    await vi.advanceTimersByTimeAsync(64_999);
    expect(cutOutHere).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(result).resolves.toMatchObject({ place: 'browser', sent: 'yes' });
  });

  it('not while the visitor’s bot check takes its time', async () => {
    sendPicture.mockImplementation(async (_, tokens, { signal }) => {
      await tokens?.tokenFor('key', signal);
      signal.throwIfAborted();
      return fromServer;
    });
    const result = remove();
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(result).resolves.toMatchObject({ place: 'server' });
  });
});

describe('a fault of the picture', () => {
  it.each<FaultCode>([
    'not_a_picture',
    'heic_not_supported',
    'picture_truncated',
    'picture_damaged',
    'too_many_pixels',
    'upload_too_large',
    'bot_check_failed',
    'api_key_required',
  ])('or of its sender does not switch: %s', async (code) => {
    sendPicture.mockRejectedValue(await fault(code));
    await expect(remove()).rejects.toMatchObject({ code });
    expect(cutOutHere).not.toHaveBeenCalled();
  });

  it('shows that the service is well', async () => {
    sendPicture.mockRejectedValueOnce(await fault('network_lost'));
    sendPicture.mockRejectedValueOnce(await fault('not_a_picture'));
    sendPicture.mockRejectedValueOnce(await fault('network_lost'));
    await remove();
    await expect(remove()).rejects.toMatchObject({ code: 'not_a_picture' });
    await remove();
    await remove();
    expect(sendPicture).toHaveBeenCalledTimes(4);
  });
});

describe('where the device fails as well', () => {
  it('the service’s fault is shown, for it can pass', async () => {
    sendPicture.mockRejectedValue(await fault('server_busy', { retryAfterSeconds: 7 }));
    cutOutHere.mockRejectedValue(await fault('model_unavailable'));
    await expect(remove()).rejects.toMatchObject({ code: 'server_busy', retryAfterSeconds: 7 });
  });

  it('so it is while the service is left alone, with the time that is left', async () => {
    sendPicture.mockRejectedValue(await fault('too_many_requests', { retryAfterSeconds: 40 }));
    await remove();
    cutOutHere.mockRejectedValue(await fault('picture_unreadable'));
    vi.advanceTimersByTime(10_000);
    await expect(remove()).rejects.toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 30 });
    expect(sendPicture).toHaveBeenCalledTimes(1);
  });

  it('and offline, being offline is what has to pass', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    cutOutHere.mockRejectedValue(await fault('model_unavailable'));
    await expect(remove()).rejects.toMatchObject({ code: 'offline' });
  });

  it('and the visitor wants it here only, its own is', async () => {
    cutOutHere.mockRejectedValue(await fault('device_failed'));
    await expect(remove('browser')).rejects.toMatchObject({ code: 'device_failed' });
  });

  it('because it lacks what is needed, the service is asked each time', async () => {
    canCutOutHere.mockReturnValue(false);
    sendPicture.mockRejectedValue(await fault('network_lost'));
    for (let i = 0; i < 4; i++) await expect(remove()).rejects.toMatchObject({ code: 'network_lost' });
    expect(sendPicture).toHaveBeenCalledTimes(4);
    expect(cutOutHere).not.toHaveBeenCalled();
  });
});

describe('a service that is down', () => {
  it('gets no third picture, is probed without one after 30 s, and comes back', async () => {
    sendPicture.mockRejectedValue(await fault('network_lost'));
    for (let i = 0; i < 5; i++) await expect(remove()).resolves.toMatchObject({ place: 'browser' });
    expect(sendPicture).toHaveBeenCalledTimes(2);
    expect(isServiceReady).not.toHaveBeenCalled();

    vi.advanceTimersByTime(30_000);
    isServiceReady.mockResolvedValue(false);
    await remove();
    await remove();
    expect(isServiceReady).toHaveBeenCalledTimes(1);
    expect(sendPicture).toHaveBeenCalledTimes(2);

    vi.advanceTimersByTime(60_000);
    isServiceReady.mockResolvedValue(true);
    sendPicture.mockResolvedValue(fromServer);
    await expect(remove()).resolves.toMatchObject({ place: 'server' });
    await expect(remove()).resolves.toMatchObject({ place: 'server' });
    expect(isServiceReady).toHaveBeenCalledTimes(2);
  });

  it('is left alone for as long as it asks', async () => {
    sendPicture.mockRejectedValueOnce(await fault('too_many_requests', { retryAfterSeconds: 40 }));
    await remove();
    vi.advanceTimersByTime(39_000);
    await expect(remove()).resolves.toMatchObject({ place: 'browser', sent: 'no' });
    expect(sendPicture).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    await expect(remove()).resolves.toMatchObject({ place: 'server' });
  });
});

describe('a visitor', () => {
  it('who cancels gets no cut-out from here, and the service is not blamed', async () => {
    sendPicture.mockImplementation(silent);
    for (let i = 0; i < 3; i++) {
      const cancel = new AbortController();
      const result = remove('auto', { signal: cancel.signal });
      await vi.advanceTimersByTimeAsync(5);
      cancel.abort();
      await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    }
    expect(cutOutHere).not.toHaveBeenCalled();
    expect(sendPicture).toHaveBeenCalledTimes(3);
  });

  it('who saves data is asked before the engine is downloaded', async () => {
    vi.stubGlobal('navigator', { onLine: true, connection: { saveData: true } });
    let allow: () => void = () => undefined;
    allowDownload.mockReturnValue(new Promise((resolve) => (allow = resolve)));
    const result = remove('browser');
    await vi.advanceTimersByTimeAsync(10);
    expect(allowDownload).toHaveBeenCalledTimes(1);
    expect(cutOutHere).not.toHaveBeenCalled();
    allow();
    await expect(result).resolves.toMatchObject({ place: 'browser' });
  });

  it('who saves data is not asked for a picture that needs no engine', async () => {
    vi.stubGlobal('navigator', { onLine: true, connection: { saveData: true } });
    cutOutWithoutNet.mockResolvedValue({ ...fromHere, notices: ['graphic'] });
    await expect(remove('browser')).resolves.toMatchObject({ place: 'browser', notices: ['graphic'] });
    expect(allowDownload).not.toHaveBeenCalled();
    expect(cutOutHere).not.toHaveBeenCalled();
  });

  it('who saves data and said yes is not asked again, though nothing is kept', async () => {
    vi.stubGlobal('navigator', { onLine: true, connection: { saveData: true } });
    allowDownload.mockRejectedValueOnce(new DOMException('cancelled', 'AbortError'));
    await expect(remove('browser')).rejects.toMatchObject({ name: 'AbortError' });
    await remove('browser');
    await remove('browser');
    expect(allowDownload).toHaveBeenCalledTimes(2);
  });

  it('who leaves while it is looked up what is kept is not asked', async () => {
    vi.stubGlobal('navigator', { onLine: true, connection: { saveData: true } });
    const cancel = new AbortController();
    const result = remove('browser', { signal: cancel.signal });
    cancel.abort();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(allowDownload).not.toHaveBeenCalled();
  });

  it('who does not is not asked', async () => {
    await remove('browser');
    expect(allowDownload).not.toHaveBeenCalled();
  });
});
