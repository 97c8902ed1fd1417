import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorBody } from '../../contracts/errors';
import { pngSize, requestCutOut } from './api-client';

/** Stands in for the browser's request object; the tests play the network. */
class FakeXhr extends EventTarget {
  static last: FakeXhr;
  readonly upload = new EventTarget();
  readonly headers = new Map<string, string>();
  answerHeaders: Record<string, string> = {};
  opened: [string, string] | undefined;
  sent: unknown;
  status = 0;
  response: ArrayBuffer | null = null;
  responseType = '';
  aborted = false;

  constructor() {
    super();
    FakeXhr.last = this;
  }
  open(method: string, url: string) {
    this.opened = [method, url];
  }
  setRequestHeader(name: string, value: string) {
    this.headers.set(name, value);
  }
  getResponseHeader(name: string) {
    return this.answerHeaders[name] ?? null;
  }
  send(body: unknown) {
    this.sent = body;
  }
  abort() {
    this.aborted = true;
    this.end('abort');
  }
  end(type: 'load' | 'error' | 'abort') {
    this.dispatchEvent(new Event(type));
    this.dispatchEvent(new Event('loadend'));
  }
  answer(status: number, body: string, headers: Record<string, string> = {}) {
    const response = new TextEncoder().encode(body).buffer;
    const answerHeaders = { 'Content-Type': 'image/png', ...headers };
    Object.assign(this, { status, response, answerHeaders });
    this.end('load');
  }
  progress(loaded: number, total: number) {
    this.upload.dispatchEvent(
      Object.assign(new Event('progress'), { lengthComputable: true, loaded, total }),
    );
  }
}

const photo = new File(['photo'], 'a.jpg', { type: 'image/jpeg' });
const png = 'png';
const JSON_TYPE = { 'Content-Type': 'application/json' };

function start(file = photo) {
  const cancel = new AbortController();
  const shares: number[] = [];
  const result = requestCutOut(file, {
    signal: cancel.signal,
    onUploadProgress: (share) => shares.push(share),
  });
  return { result, cancel, shares, xhr: FakeXhr.last };
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a request', () => {
  it('sends the raw file and asks for PNG', async () => {
    const { xhr, result } = start();
    expect(xhr.opened).toEqual(['POST', '/api/v1/remove']);
    expect(xhr.sent).toBe(photo);
    expect(Object.fromEntries(xhr.headers)).toEqual({ Accept: 'image/png', 'Content-Type': 'image/jpeg' });
    xhr.answer(200, png);
    const { blob, ...rest } = await result;
    expect([blob.type, await blob.text()]).toEqual(['image/png', png]);
    expect(rest).toEqual({ notices: [], certainty: undefined, size: undefined });
  });

  it('says what the picture is, where the visitor has said it', () => {
    void requestCutOut(photo, {
      signal: new AbortController().signal,
      onUploadProgress: () => undefined,
      type: 'graphic',
    });
    expect(FakeXhr.last.opened).toEqual(['POST', '/api/v1/remove?type=graphic']);
  });

  it('asks for another file in the words of the options, and takes no other kind', async () => {
    const ask = () =>
      requestCutOut(photo, {
        signal: new AbortController().signal,
        onUploadProgress: () => undefined,
        file: { format: 'avif', options: { format: 'avif', background: '#ff0000' } },
      });
    const result = ask();
    expect(FakeXhr.last.opened).toEqual(['POST', '/api/v1/remove?format=avif&background=%23ff0000']);
    expect(FakeXhr.last.headers.get('Accept')).toBe('image/avif');
    FakeXhr.last.answer(200, 'avif', { 'Content-Type': 'image/avif' });
    const { blob } = await result;
    expect([blob.type, await blob.text()]).toEqual(['image/avif', 'avif']);
    const other = ask();
    FakeXhr.last.answer(200, png);
    await expect(other).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  it('R-05: carries the bot-check token in a header, not in the address', () => {
    void requestCutOut(photo, {
      signal: new AbortController().signal,
      onUploadProgress: () => undefined,
      botToken: 'the-token',
    });
    expect(FakeXhr.last.opened).toEqual(['POST', '/api/v1/remove']);
    expect(FakeXhr.last.headers.get('X-Turnstile-Token')).toBe('the-token');
  });

  it.each([[''], ['multipart/form-data'], ['text/plain']])(
    'names no type of a file that calls itself %j',
    (type) => {
      const { xhr } = start(new File(['x'], 'x', { type }));
      expect(xhr.headers.get('Content-Type')).toBe('application/octet-stream');
    },
  );

  it('tells how much has left, and when all has', () => {
    const { xhr, shares } = start();
    xhr.progress(1, 4);
    xhr.progress(3, 4);
    xhr.upload.dispatchEvent(new Event('load'));
    expect(shares).toEqual([0, 0.25, 0.75, 1]);
  });

  it('reads the notices that it knows', async () => {
    const { xhr, result } = start();
    xhr.answer(200, png, { 'X-Clearcut-Notice': 'of-tomorrow, first-frame' });
    expect((await result).notices).toEqual(['first-frame']);
  });
});

describe('the certainty', () => {
  it.each([
    ['0.07', 0.07],
    ['1.00', 1],
    ['2', undefined],
    ['high', undefined],
  ])('of an answer that says %j is %j', async (value, certainty) => {
    const { xhr, result } = start();
    xhr.answer(200, png, { 'X-Clearcut-Certainty': value });
    expect((await result).certainty).toBe(certainty);
  });
});

describe('a failure', () => {
  it('carries the code of the answer', async () => {
    const { xhr, result } = start();
    xhr.answer(503, JSON.stringify(errorBody('server_busy', { retryAfterSeconds: 4 })), JSON_TYPE);
    await expect(result).rejects.toMatchObject({ code: 'server_busy', retryAfterSeconds: 4 });
  });

  it('is seen in an answer that is no picture', async () => {
    const { xhr, result } = start();
    xhr.answer(200, '<html>', { 'Content-Type': 'text/html' });
    await expect(result).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  it.each([
    [true, 'network_lost'],
    [false, 'offline'],
  ])('of the network, with the device online: %s, is %s', async (onLine, code) => {
    vi.stubGlobal('navigator', { onLine });
    const { xhr, result } = start();
    xhr.end('error');
    await expect(result).rejects.toMatchObject({ code });
  });

  it('of a file that cannot be read any more is no error of the network', async () => {
    const gone = new File([png], 'gone.png');
    vi.spyOn(gone, 'slice').mockReturnValue({
      arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
    } as unknown as Blob);
    const { xhr, result } = start(gone);
    xhr.end('error');
    await expect(result).rejects.toMatchObject({ code: 'file_unreadable' });
  });

  it('is assumed after a long silence', async () => {
    vi.useFakeTimers();
    const { xhr, result } = start();
    const outcome = expect(result).rejects.toMatchObject({ code: 'network_lost' });
    xhr.upload.dispatchEvent(new Event('load'));
    vi.advanceTimersByTime(90_000);
    await outcome;
    expect(xhr.aborted).toBe(true);
  });
});

describe('cancelling', () => {
  it('stops the request', async () => {
    const { xhr, cancel, result } = start();
    cancel.abort();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(xhr.aborted).toBe(true);
  });

  it('before the start sends nothing', async () => {
    const cancel = new AbortController();
    cancel.abort();
    const result = requestCutOut(photo, { signal: cancel.signal, onUploadProgress: () => undefined });
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('after the end touches nothing', async () => {
    const { xhr, cancel, result } = start();
    xhr.answer(200, png);
    await result;
    cancel.abort();
    expect(xhr.aborted).toBe(false);
  });
});

const picture = sharp({ create: { width: 300, height: 7, channels: 4, background: 'red' } });

it('reads the size of a PNG', async () => {
  const png = new Uint8Array(await picture.clone().png().toBuffer());
  expect(pngSize(png.buffer)).toEqual({ width: 300, height: 7 });
});

it('knows no size of anything else', async () => {
  const jpeg = new Uint8Array(await picture.clone().jpeg().toBuffer());
  expect(pngSize(jpeg.buffer)).toBeUndefined();
  expect(pngSize(new Uint8Array([0x89, 0x50, 0x4e, 0x47]).buffer)).toBeUndefined();
});
