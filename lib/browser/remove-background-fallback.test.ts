import { describe, expect, it, vi } from 'vitest';
import {
  canCutOutHere,
  cutOutHere,
  removeError,
  fromServer,
  isServiceReady,
  photo,
  remove,
  sendPicture,
  silent,
} from '@/tests/fixtures/removal';
import type { PageErrorCode } from './errors/device-errors';
import type { Progress } from './remove-background';

describe('F-01: the same picture goes on here', () => {
  it.each<PageErrorCode>([
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
    sendPicture.mockRejectedValue(await removeError(code));
    await expect(remove()).resolves.toMatchObject({ place: 'browser', sent: 'no' });
    expect(cutOutHere.mock.calls[0]?.[0]).toBe(photo);
  });

  it('after any answer that offers the browser', async () => {
    sendPicture.mockRejectedValue(await removeError('upload_too_slow', { browserOffered: true }));
    await expect(remove()).resolves.toMatchObject({ place: 'browser' });
  });

  it('and the result says that it had been sent, where it had', async () => {
    const failure = await removeError('engine_failed');
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
    const failure = await removeError('network_lost');
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

describe('a file that cannot be read any more', () => {
  it('is told, without a try here and without a word against the service', async () => {
    sendPicture.mockRejectedValue(await removeError('file_unreadable'));
    await expect(remove()).rejects.toMatchObject({ code: 'file_unreadable' });
    await expect(remove()).rejects.toMatchObject({ code: 'file_unreadable' });
    expect(cutOutHere).not.toHaveBeenCalled();
    sendPicture.mockResolvedValue({ blob: new Blob(['x']), notices: [] });
    await expect(remove()).resolves.toMatchObject({ place: 'server' });
    expect(sendPicture).toHaveBeenCalledTimes(3);
  });
});

describe('where the device fails as well', () => {
  it('the service’s error is shown, for it can pass', async () => {
    sendPicture.mockRejectedValue(await removeError('server_busy', { retryAfterSeconds: 7 }));
    cutOutHere.mockRejectedValue(await removeError('model_unavailable'));
    await expect(remove()).rejects.toMatchObject({ code: 'server_busy', retryAfterSeconds: 7 });
  });

  it('so it is while the service is left alone, with the time that is left', async () => {
    sendPicture.mockRejectedValue(await removeError('too_many_requests', { retryAfterSeconds: 40 }));
    await remove();
    cutOutHere.mockRejectedValue(await removeError('picture_unreadable'));
    vi.advanceTimersByTime(10_000);
    await expect(remove()).rejects.toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 30 });
    expect(sendPicture).toHaveBeenCalledTimes(1);
  });

  it('and offline, being offline is what has to pass', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    cutOutHere.mockRejectedValue(await removeError('model_unavailable'));
    await expect(remove()).rejects.toMatchObject({ code: 'offline' });
  });

  it('and the visitor wants it here only, its own is', async () => {
    cutOutHere.mockRejectedValue(await removeError('device_failed'));
    await expect(remove('browser')).rejects.toMatchObject({ code: 'device_failed' });
  });

  it('because it lacks what is needed, the service is asked each time', async () => {
    canCutOutHere.mockReturnValue(false);
    sendPicture.mockRejectedValue(await removeError('network_lost'));
    for (let i = 0; i < 4; i++) await expect(remove()).rejects.toMatchObject({ code: 'network_lost' });
    expect(sendPicture).toHaveBeenCalledTimes(4);
    expect(cutOutHere).not.toHaveBeenCalled();
  });
});

describe('a service that is down', () => {
  it('gets no third picture, is probed without one after 30 s, and comes back', async () => {
    sendPicture.mockRejectedValue(await removeError('network_lost'));
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
    sendPicture.mockRejectedValueOnce(await removeError('too_many_requests', { retryAfterSeconds: 40 }));
    await remove();
    vi.advanceTimersByTime(39_000);
    await expect(remove()).resolves.toMatchObject({ place: 'browser', sent: 'no' });
    expect(sendPicture).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    await expect(remove()).resolves.toMatchObject({ place: 'server' });
  });
});
