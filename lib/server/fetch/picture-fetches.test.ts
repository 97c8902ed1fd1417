import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import type { UrlInput } from '@/lib/config/url-input';
import { startPictureHost, type PictureHost } from '../../../tests/fixtures/picture-host';
import { UploadBudget } from '../inference/admission';
import { PictureFetches } from './picture-fetches';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const MEGABYTE = 1_048_576;
const opened: PictureHost[] = [];
afterEach(() => {
  for (const host of opened.splice(0)) host.close();
});

async function hostOf(body: Uint8Array | undefined): Promise<{ url: string; urlInput: UrlInput }> {
  const host = await startPictureHost((_request, response) => {
    if (body) response.end(body);
  });
  opened.push(host);
  return { url: host.url, urlInput: [{ host: '127.0.0.1', port: host.port }] };
}

function fetchesOf(
  urlInput: UrlInput,
  uploads: UploadBudget,
  jobTimeoutMs = 30_000,
  signal = new AbortController().signal,
) {
  return new PictureFetches({
    config: { urlInput, jobTimeoutMs },
    uploads,
    client: 'a client',
    receivedAtMs: performance.now(),
    signal,
  });
}

describe('PictureFetches', () => {
  it('holds room in the upload budget for what has come, until it is released', async () => {
    const { url, urlInput } = await hostOf(Buffer.alloc(1.5 * MEGABYTE));
    const uploads = new UploadBudget(10 * MEGABYTE);
    const fetches = fetchesOf(urlInput, uploads);
    await fetches.picture(url, 5 * MEGABYTE);
    expect(uploads.heldBytes).toBe(2 * MEGABYTE);
    await fetches.picture(url, 5 * MEGABYTE);
    expect(uploads.heldBytes).toBe(3 * MEGABYTE);
    expect(fetches.figures).toMatchObject({
      fetchedBytes: 3 * MEGABYTE,
      fetchMs: expect.any(Number) as number,
    });
    fetches.release();
    fetches.release();
    expect(uploads.heldBytes).toBe(0);
  });

  it('ends where there is no room, for all or for the client', async () => {
    const { url, urlInput } = await hostOf(Buffer.alloc(1.5 * MEGABYTE));
    const full = fetchesOf(urlInput, new UploadBudget(MEGABYTE));
    await expect(full.picture(url, 5 * MEGABYTE)).rejects.toMatchObject({ code: 'server_busy' });
    const greedy = fetchesOf(urlInput, new UploadBudget(10 * MEGABYTE, MEGABYTE));
    await expect(greedy.picture(url, 5 * MEGABYTE)).rejects.toMatchObject({ code: 'too_many_at_once' });
  });

  it('ends with the deadline, which counts from the last byte of the request', async () => {
    const { url, urlInput } = await hostOf(undefined);
    const fetches = fetchesOf(urlInput, new UploadBudget(MEGABYTE), 200);
    await expect(fetches.picture(url, MEGABYTE)).rejects.toMatchObject({ fetchCase: 'unreachable' });
    expect(fetches.figures['fetchedBytes']).toBe(0);
  });

  it('ends a host that sends drop by drop, whatever is collected as garbage meanwhile', async () => {
    const host = await startPictureHost((_request, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(drip));
    });
    opened.push(host);
    const urlInput = [{ host: '127.0.0.1', port: host.port }];
    const fetches = fetchesOf(urlInput, new UploadBudget(2 * MEGABYTE), 600);
    const collecting = setInterval(collectGarbage, 50);
    try {
      const began = performance.now();
      await expect(fetches.picture(host.url, MEGABYTE)).rejects.toMatchObject({ fetchCase: 'unreachable' });
      expect(performance.now() - began).toBeLessThan(5_000);
    } finally {
      clearInterval(collecting);
      fetches.release();
    }
  });

  it('ends when the client is gone', async () => {
    const { url, urlInput } = await hostOf(undefined);
    const client = new AbortController();
    const fetches = fetchesOf(urlInput, new UploadBudget(MEGABYTE), 30_000, client.signal);
    const picture = fetches.picture(url, MEGABYTE);
    setTimeout(() => client.abort(), 100);
    await expect(picture).rejects.toMatchObject({ fetchCase: 'unreachable' });
    fetches.release();
  });

  it('has no figures where nothing was fetched', () => {
    expect(fetchesOf('public', new UploadBudget(MEGABYTE)).figures).toEqual({});
  });
});
