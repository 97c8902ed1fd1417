import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let kept: Map<string, string>;
const parcels = new Map<number, File>();
vi.mock('./handoff-parcels', () => ({
  leaveParcel: (file: File) => {
    parcels.set(parcels.size + 1, file);
    return Promise.resolve(parcels.size);
  },
  takeParcel: (key: number) => {
    const file = parcels.get(key);
    parcels.delete(key);
    return Promise.resolve(file);
  },
}));

/** The module as the next full page load has it: with an empty memory. */
async function page() {
  vi.resetModules();
  return import('./handoff');
}
const small = () => new File(['Ünïcode \u0000 bytes'], 'a b.png', { type: 'image/png', lastModified: 5 });
const large = () => new File([new Uint8Array(1_000_001)], 'large.jpg', { type: 'image/jpeg' });

beforeEach(() => {
  kept = new Map();
  parcels.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

it('S-05: hands a picture over once, without a page load as the very same file', async () => {
  const { offerPicture, takePicture } = await page();
  const picture = small();
  expect(await takePicture()).toBeUndefined();
  await offerPicture(picture);
  expect(await takePicture()).toBe(picture);
  expect(await takePicture()).toBeUndefined();
  expect([...kept]).toEqual([]);
});

it('S-05: a small one survives a page load in sessionStorage alone', async () => {
  await (await page()).offerPicture(small());
  expect(parcels.size).toBe(0);
  const { takePicture } = await page();
  const taken = await takePicture();
  expect(taken).toMatchObject({ name: 'a b.png', type: 'image/png', lastModified: 5 });
  expect(await taken?.text()).toBe(await small().text());
  expect(await takePicture()).toBeUndefined();
  expect(kept.size).toBe(0);
});

it('S-05: of a large one sessionStorage has a pointer only, and both are gone when it was taken', async () => {
  await (await page()).offerPicture(large());
  expect(kept.get('handoff')?.length).toBeLessThan(100);
  const { takePicture } = await page();
  expect(await takePicture()).toMatchObject({ name: 'large.jpg', size: 1_000_001 });
  expect([kept.size, parcels.size]).toEqual([0, 0]);
});

it('S-05: where sessionStorage is full a small one goes the way of the large', async () => {
  const setItem = vi.spyOn(sessionStorage, 'setItem').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await (await page()).offerPicture(small());
  expect(setItem).toHaveBeenCalledTimes(2);
  expect(await (await (await page()).takePicture())?.text()).toBe(await small().text());
});

it('S-08: where sessionStorage is blocked, memory has it, and nothing else', async () => {
  vi.stubGlobal('sessionStorage', undefined);
  const { offerPicture, takePicture } = await page();
  const picture = large();
  await offerPicture(picture);
  expect(parcels.size).toBe(0);
  expect(await takePicture()).toBe(picture);
});

it('a pointer that cannot be read leads nowhere, and is gone', async () => {
  kept.set('handoff', '{');
  expect(await (await page()).takePicture()).toBeUndefined();
  expect(kept.size).toBe(0);
});
