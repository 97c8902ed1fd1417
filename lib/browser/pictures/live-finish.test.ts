import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timingsOf } from '@/lib/job/stages';
import type { PlacedCutOut } from '../remove-background';
import { RemoveError } from '../errors/remove-error';
import { PLAIN_FINISH, type Finish } from './finish';
import { withPreset } from './preset-finish';
import { LiveFinish, type FinishedPicture } from './live-finish';
import { PictureStore, type PictureEngine } from './picture-store';

const SIZE = { width: 10, height: 10 };
const CUT_OUT: PlacedCutOut = {
  blob: new Blob(['plain']),
  notices: [],
  place: 'browser',
  sent: 'no',
  size: SIZE,
};
const onColor = (red: number): Finish => ({
  ...PLAIN_FINISH,
  rendering: {
    ...PLAIN_FINISH.rendering,
    background: { kind: 'color', color: { red, green: 0, blue: 0, alpha: 255 } },
  },
});

/** A picture that was cut out, and whatever its renderings are to do. */
async function livePicture() {
  const render = vi.fn<PictureEngine['render']>(() =>
    Promise.resolve({
      ...({ kind: 'render', ...SIZE, pictureSize: SIZE, timings: timingsOf({}) } as const),
      blob: new Blob(['rendered']),
    }),
  );
  const store = new PictureStore(
    {
      cutOut: () => Promise.resolve(CUT_OUT),
      render,
      release: () => Promise.resolve(),
      letGo: () => undefined,
    },
    1e9,
  );
  const id = store.add(new File(['x'], 'a.jpg'));
  await store.cutOut(id, {
    engine: 'auto',
    tokens: null,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    allowDownload: () => Promise.resolve(),
  });
  const pictures: FinishedPicture[] = [];
  const errors: string[] = [];
  const live = new LiveFinish(store, id, {
    onPicture: (picture) => pictures.push(picture),
    onError: (_, code) => errors.push(code),
  });
  const kinds = () => render.mock.calls.map(([, asked]) => (asked.previewPixels ? 'preview' : 'file'));
  return { live, render, pictures, errors, kinds };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a finish that is shown live', () => {
  it('needs no rendering where the plain cut-out is the file', async () => {
    const { live, pictures, render } = await livePicture();
    live.show(PLAIN_FINISH);
    await vi.runAllTimersAsync();
    expect(pictures).toEqual([{ finish: PLAIN_FINISH, blob: CUT_OUT.blob, size: SIZE, isFile: true }]);
    expect(render).not.toHaveBeenCalled();
  });

  it('is seen small at once, and becomes a file once it stands', async () => {
    const { live, kinds, pictures } = await livePicture();
    live.show(onColor(1));
    await vi.advanceTimersByTimeAsync(100);
    expect(kinds()).toEqual(['preview']);
    await vi.runAllTimersAsync();
    expect(kinds()).toEqual(['preview', 'file']);
    expect(pictures.map(({ isFile }) => isFile)).toEqual([false, true]);
  });

  it('that the service makes is seen, and no file is made of it here', async () => {
    const { live, kinds, errors } = await livePicture();
    live.show({ ...onColor(1), format: 'avif', madeBy: 'service' });
    await vi.runAllTimersAsync();
    expect(kinds()).toEqual(['preview']);
    expect(errors).toEqual([]);
    live.show(onColor(1));
    await vi.runAllTimersAsync();
    expect(kinds()).toEqual(['preview', 'preview', 'file']);
  });

  it('that is dragged makes no file on the way, and the last wish is seen', async () => {
    const { live, kinds, pictures } = await livePicture();
    for (let red = 1; red <= 5; red++) {
      live.show(onColor(red));
      await vi.advanceTimersByTimeAsync(50);
    }
    await vi.runAllTimersAsync();
    expect(kinds()).toEqual([...Array<string>(5).fill('preview'), 'file']);
    expect(pictures.at(-1)?.finish).toEqual(onColor(5));
  });

  it('skips what was wished for while another rendering ran', async () => {
    const { live, render, pictures } = await livePicture();
    let end = () => undefined as void;
    render.mockImplementationOnce(
      (_, { request }) =>
        new Promise((resolve) => {
          end = () =>
            resolve({
              ...({ kind: 'render', ...SIZE, pictureSize: SIZE, timings: timingsOf({}) } as const),
              blob: new Blob([request.encoding.format]),
            });
        }),
    );
    live.show(onColor(1));
    live.show(onColor(2));
    live.show(onColor(3));
    end();
    await vi.runAllTimersAsync();
    expect(pictures.map(({ finish }) => finish)).toEqual([onColor(1), onColor(3), onColor(3)]);
  });

  it('tells of an error once, and goes on with the next wish', async () => {
    const { live, render, errors, pictures } = await livePicture();
    render.mockRejectedValueOnce(new RemoveError('background_image_unreadable'));
    live.show(onColor(1));
    await vi.runAllTimersAsync();
    expect(errors).toEqual(['background_image_unreadable']);
    live.show(onColor(2));
    await vi.runAllTimersAsync();
    expect(pictures.at(-1)).toMatchObject({ finish: onColor(2), isFile: true });
  });

  it('tells the engine its preset, and hands on what was found for it', async () => {
    const { live, render, pictures } = await livePicture();
    const found = { facts: undefined, chinRows: undefined, framed: false };
    render.mockResolvedValue({
      ...({ kind: 'render', ...SIZE, pictureSize: SIZE, timings: timingsOf({}) } as const),
      blob: new Blob(['rendered']),
      preset: found,
    });
    // The plain cut-out would be the file, but nothing would be checked.
    live.show(withPreset(PLAIN_FINISH, 'canada-visa'));
    await vi.runAllTimersAsync();
    const asked = render.mock.calls.map(([, { preset }]) => preset);
    expect(asked).toEqual([1, 2].map(() => ({ name: 'canada-visa', chin: undefined })));
    expect(pictures.at(-1)).toMatchObject({ isFile: true, preset: found });
  });

  it('shows nothing any more after its end', async () => {
    const { live, pictures } = await livePicture();
    live.show(onColor(1));
    live.end();
    await vi.runAllTimersAsync();
    expect(pictures).toEqual([]);
  });
});
