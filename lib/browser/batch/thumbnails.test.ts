import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PLAIN_FINISH, type Finish } from '../pictures/finish';
import type { SolvedPicture } from '../engine/local-engine';
import type { RenderResult } from '../worker/messages';
import { Thumbnails } from './thumbnails';

const renderHere = vi.hoisted(() =>
  vi.fn<(solved: SolvedPicture, asked: unknown) => Promise<Partial<RenderResult>>>(),
);
vi.mock('../engine/local-engine', () => ({ renderHere }));
const readsCanvasTruly = vi.hoisted(() => vi.fn<() => Promise<boolean>>());
vi.mock('../worker/canvas-reads', () => ({ readsCanvasTruly }));

const picture = new Blob(['picture'], { type: 'image/jpeg' });
const cutOut = new Blob(['cut out'], { type: 'image/png' });
const ROUND: Finish = { ...PLAIN_FINISH, format: 'jpeg' };
const rendered = new Blob(['finished']);

const signal = () => new AbortController().signal;
const look = (thumbnails: Thumbnails, finish: Finish) =>
  thumbnails.of({ picture, cutOut, finish }, signal()).then((made) => made?.text());

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => ({
    text: await blob.text(),
    close: () => undefined,
  }));
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      drawn = '';
      getContext = () => ({ drawImage: ({ text }: { text: string }) => (this.drawn = text) });
      convertToBlob = () => Promise.resolve(new Blob([`small ${this.drawn}`]));
    },
  );
  renderHere.mockReset().mockResolvedValue({ blob: rendered });
  readsCanvasTruly.mockResolvedValue(true);
});
afterEach(() => vi.unstubAllGlobals());

describe('a thumbnail', () => {
  it('is not made where a canvas gives back something else than was drawn', async () => {
    readsCanvasTruly.mockResolvedValue(false);
    expect(await look(new Thumbnails(), PLAIN_FINISH)).toBeUndefined();
  });

  it('is of the picture until that is cut out, then of what is plainly cut out', async () => {
    const thumbnails = new Thumbnails();
    const waiting = await thumbnails.of({ picture, cutOut: undefined, finish: ROUND }, signal());
    expect(await waiting?.text()).toBe('small picture');
    expect(await look(thumbnails, PLAIN_FINISH)).toBe('small cut out');
    expect(renderHere).not.toHaveBeenCalled();
  });

  it('is rendered from the small pictures where something is made of it, once for each finish', async () => {
    const thumbnails = new Thumbnails();
    const onPlain = vi.fn<(plain: Blob) => void>();
    const first = await thumbnails.of({ picture, cutOut, finish: ROUND }, signal(), onPlain);
    expect(await onPlain.mock.calls[0]?.[0].text()).toBe('small cut out');
    expect([await first?.text(), await look(thumbnails, ROUND)]).toEqual(['finished', 'finished']);
    expect(renderHere).toHaveBeenCalledOnce();
    const solved = renderHere.mock.calls[0]![0];
    expect(await solved.picture.text()).toBe('small picture');
    expect(await solved.plainCutOut.text()).toBe('small cut out');
    await look(thumbnails, { ...ROUND });
    expect(renderHere).toHaveBeenCalledTimes(2);
  });

  it('is the plain one where that cannot be made', async () => {
    renderHere.mockRejectedValue(new Error('no worker'));
    expect(await look(new Thumbnails(), ROUND)).toBe('small cut out');
  });
});
