import { describe, expect, it, vi } from 'vitest';
import { plainRequest } from '@/lib/contracts/remove';
import { timingsOf } from '@/lib/job/stages';
import type { PlacedCutOut, RemoveBackgroundOptions } from '../remove-background';
import { PictureStore, type PictureEngine } from './picture-store';

const SIZE = { width: 1000, height: 1000 };
const WHITE = plainRequest('png');
const signal = () => new AbortController().signal;

function options(own: AbortSignal = signal()): Omit<RemoveBackgroundOptions, 'keepAs'> {
  return {
    engine: 'auto',
    tokens: null,
    signal: own,
    onProgress: () => undefined,
    allowDownload: () => Promise.resolve(),
  };
}

const cutOutOf = (file: File, size: PlacedCutOut['size'] = SIZE): PlacedCutOut => ({
  blob: new Blob([`cut out of ${file.name}`]),
  notices: [],
  place: 'browser',
  sent: 'no',
  size,
});

/** A store whose solutions may hold two megapixels. */
function storeOfTwo() {
  const engine = {
    cutOut: vi.fn<PictureEngine['cutOut']>((file) => Promise.resolve(cutOutOf(file))),
    render: vi.fn<PictureEngine['render']>((_, { request }) =>
      Promise.resolve({
        ...({ kind: 'render', ...SIZE, pictureSize: SIZE, timings: timingsOf({}) } as const),
        blob: new Blob([request.encoding.format]),
      }),
    ),
    release: vi.fn<PictureEngine['release']>(() => Promise.resolve()),
    letGo: vi.fn<PictureEngine['letGo']>(),
  };
  return { engine, store: new PictureStore(engine, 16e6) };
}

const file = (name: string) => new File([name], name);

describe('the pictures of a visit', () => {
  it('take in one of before, which is rendered from its plain cut-out', async () => {
    const { engine, store } = storeOfTwo();
    const picture = file('before');
    const cutOut = cutOutOf(picture);
    const id = store.restore(picture, cutOut);
    await store.render(id, WHITE, { signal: signal() });
    expect(engine.cutOut).not.toHaveBeenCalled();
    expect(engine.render.mock.calls[0]?.[0]).toEqual({ id, picture, plainCutOut: cutOut.blob });
  });

  it('are cut out side by side, as many as are asked for', async () => {
    const { engine, store } = storeOfTwo();
    const ends: (() => void)[] = [];
    engine.cutOut.mockImplementation((picture) => {
      return new Promise((resolve) => ends.push(() => resolve(cutOutOf(picture))));
    });
    const [a, b] = ['a', 'b'].map((name) => store.cutOut(store.add(file(name)), options()));
    expect(engine.cutOut.mock.calls.map(([picture]) => picture.name)).toEqual(['a', 'b']);
    ends[1]!();
    await b;
    ends[0]!();
    await a;
  });

  it('go on when one of them fails or is cancelled', async () => {
    const { engine, store } = storeOfTwo();
    engine.cutOut.mockRejectedValueOnce(new Error('broken'));
    const cancel = new AbortController();
    cancel.abort();
    const results = [
      store.cutOut(store.add(file('a')), options()),
      store.cutOut(store.add(file('b')), options(cancel.signal)),
      store.cutOut(store.add(file('c')), options()),
    ];
    const settled = await Promise.allSettled(results);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(engine.cutOut.mock.calls.map(([picture]) => picture.name)).toEqual(['a', 'c']);
  });

  it('are rendered again from file and plain cut-out, under the id by which they were solved', async () => {
    const { engine, store } = storeOfTwo();
    const picture = file('a');
    const id = store.add(picture);
    const { blob } = await store.cutOut(id, options());
    expect(engine.cutOut.mock.calls[0]?.[1].keepAs).toBe(id);
    await store.render(id, WHITE, { signal: signal() });
    const [solved, asked] = engine.render.mock.calls[0]!;
    expect(solved).toEqual({ id, picture, plainCutOut: blob });
    expect(asked).toMatchObject({ request: WHITE, keep: true });
    expect(engine.cutOut).toHaveBeenCalledOnce();
  });

  it('keep no more solutions than fit: those used longest ago go', async () => {
    const { engine, store } = storeOfTwo();
    const ids = ['a', 'b', 'c'].map((name) => store.add(file(name)));
    for (const id of ids.slice(0, 2)) await store.cutOut(id, options());
    await store.render(ids[0]!, WHITE, { signal: signal() });
    await store.cutOut(ids[2]!, options());
    expect(engine.release.mock.calls).toEqual([[ids[1]]]);
  });

  it('whose size shows to be over the budget are not kept', async () => {
    const { engine, store } = storeOfTwo();
    engine.cutOut.mockImplementation((picture) =>
      Promise.resolve(cutOutOf(picture, { width: 3000, height: 1000 })),
    );
    const id = store.add(file('a'));
    await store.cutOut(id, options());
    expect(engine.release.mock.calls).toEqual([[id]]);
    await store.render(id, WHITE, { signal: signal() });
    expect(engine.render.mock.calls[0]?.[1].keep).toBe(false);
  });

  it('are forgotten when they are removed, also in mid-work', async () => {
    const { engine, store } = storeOfTwo();
    const id = store.add(file('a'));
    const running = store.cutOut(id, options());
    store.remove(id);
    await expect(running).resolves.toMatchObject({ place: 'browser' });
    expect(store.get(id)).toBeUndefined();
    expect(engine.release).toHaveBeenCalledWith(id);
  });

  it('cannot be rendered before they are cut out, nor under an id of no picture', async () => {
    const { store } = storeOfTwo();
    const id = store.add(file('a'));
    await expect(store.render(id, WHITE, { signal: signal() })).rejects.toThrow('to be cut out before');
    await expect(store.cutOut('nobody', options())).rejects.toThrow('received the id nobody');
  });

  it('lets a cut-out go with its picture, or when it is cut out anew', async () => {
    const { engine, store } = storeOfTwo();
    const id = store.add(file('one'));
    const first = await store.cutOut(id, options());
    const second = await store.cutOut(id, options());
    expect(engine.letGo.mock.calls).toEqual([[first.blob]]);
    store.remove(id);
    expect(engine.letGo.mock.calls).toEqual([[first.blob], [second.blob]]);
    const late = store.add(file('two'));
    const coming = store.cutOut(late, options());
    store.remove(late);
    expect(engine.letGo).toHaveBeenLastCalledWith((await coming).blob);
  });
});
