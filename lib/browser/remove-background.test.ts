import { describe, expect, it, vi } from 'vitest';
import {
  allowDownload,
  cutOutHere,
  cutOutWithoutNet,
  removeError,
  fromHere,
  fromServer,
  isServiceReady,
  photo,
  remove,
  sendPicture,
  shrinkPicture,
  silent,
} from '@/tests/fixtures/removal';
import type { PageErrorCode } from './errors/device-errors';
import type { EngineChoice } from './remove-background';
import type { CutOut } from './service/api-client';

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
    sendPicture.mockRejectedValue(await removeError('server_busy'));
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
      const busy = await removeError('server_busy');
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

  it('tells of print colours, which the device has converted in its own way', async () => {
    cutOutHere.mockResolvedValue({ ...fromHere, printColours: true });
    await expect(remove('browser')).resolves.toMatchObject({ printColours: true });
  });
});

describe('an error of the picture', () => {
  it.each<PageErrorCode>([
    'not_a_picture',
    'heic_not_supported',
    'picture_truncated',
    'picture_damaged',
    'too_many_pixels',
    'upload_too_large',
    'bot_check_failed',
    'api_key_required',
  ])('or of its sender does not switch: %s', async (code) => {
    sendPicture.mockRejectedValue(await removeError(code));
    await expect(remove()).rejects.toMatchObject({ code });
    expect(cutOutHere).not.toHaveBeenCalled();
  });

  it('shows that the service is well', async () => {
    sendPicture.mockRejectedValueOnce(await removeError('network_lost'));
    sendPicture.mockRejectedValueOnce(await removeError('not_a_picture'));
    sendPicture.mockRejectedValueOnce(await removeError('network_lost'));
    await remove();
    await expect(remove()).rejects.toMatchObject({ code: 'not_a_picture' });
    await remove();
    await remove();
    expect(sendPicture).toHaveBeenCalledTimes(4);
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
