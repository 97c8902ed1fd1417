import { unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { blobSink, type ResultFile, saveZip } from './save-zip';

const result = (pictureName: string, words: string): ResultFile => ({
  pictureName,
  make: () => Promise.resolve(new Blob([words], { type: 'image/png' })),
});

it('writes all under distinct names, makes each when its turn has come, and names what could not be made', async () => {
  const { sink, blob } = blobSink();
  const onProgress = vi.fn();
  const broken: ResultFile = { pictureName: 'b.jpg', make: () => Promise.reject(new Error('broken')) };
  const saved = await saveZip([result('a.jpg', 'one'), broken, result('a.png', 'two')], sink, {
    signal: new AbortController().signal,
    onProgress,
  });
  expect(saved).toEqual({ names: ['a-cutout.png', 'a-cutout-2.png'], failed: ['b.jpg'] });
  const files = unzipSync(new Uint8Array(await (await blob).arrayBuffer()));
  const texts = Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]);
  expect(texts).toEqual([
    ['a-cutout.png', 'one'],
    ['a-cutout-2.png', 'two'],
  ]);
  expect(onProgress.mock.calls).toEqual([[1], [2]]);
});

it('ends when it is cancelled, and leaves no half archive', async () => {
  const cancel = new AbortController();
  const aborted = vi.fn();
  const sink = new WritableStream<Uint8Array>({ abort: aborted });
  const endless: ResultFile = {
    pictureName: 'a.jpg',
    make: () => {
      cancel.abort();
      return Promise.resolve(new Blob(['x']));
    },
  };
  const saving = saveZip([endless, endless], sink, { signal: cancel.signal, onProgress: () => undefined });
  await expect(saving).rejects.toMatchObject({ name: 'AbortError' });
  expect(aborted).toHaveBeenCalled();
});
