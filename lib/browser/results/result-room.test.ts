import { afterEach, describe, expect, it, vi } from 'vitest';
import { ResultRoom, type ResultStore } from './result-room';

const MEGABYTE = 1_048_576;
const PNG = 'image/png';
const written = (blob: Blob) => blob.text();
const bytes = (text: string) => new TextEncoder().encode(text).buffer;

function room({ mayUseFiles = true, isFull = false } = {}) {
  const files = {
    write: vi.fn<ResultStore['write']>((content) =>
      isFull
        ? Promise.reject(new DOMException('', 'QuotaExceededError'))
        : Promise.resolve({ name: 'a', file: new File([content], 'a') }),
    ),
    remove: vi.fn<ResultStore['remove']>(() => Promise.resolve()),
  };
  return { files, room: new ResultRoom(files, () => mayUseFiles) };
}

/** As in a private window whose blobs have taken all that they may. */
function fillBlobs() {
  vi.stubGlobal(
    'Response',
    class {
      blob = () => Promise.reject(new TypeError('Failed to fetch'));
    },
  );
}

const NO_ROOM = { code: 'no_room_here' };

/** A result as large as it says, of which nothing is there. */
function sized(megabytes: number): Blob {
  return Object.defineProperty(new Blob(['x']), 'size', { value: megabytes * MEGABYTE });
}

afterEach(() => vi.unstubAllGlobals());

describe('the room for results', () => {
  it('holds bytes as a blob of their type, and writes no file', async () => {
    const { room: results, files } = room();
    const held = await results.hold(bytes('cut out'), PNG);
    expect([held.type, await written(held)]).toEqual([PNG, 'cut out']);
    results.letGo(held);
    expect(files.write).not.toHaveBeenCalled();
    expect(files.remove).not.toHaveBeenCalled();
  });

  it('writes a file where the browser has no room for blobs, and removes it when it is let go', async () => {
    fillBlobs();
    const { room: results, files } = room();
    const held = await results.hold(bytes('cut out'), PNG);
    expect([held.type, await written(held)]).toEqual([PNG, 'cut out']);
    results.letGo(held);
    expect(files.remove.mock.calls).toEqual([['a']]);
  });

  it('leaves blobs room for other things: what comes after 1.5 GB goes into files', async () => {
    const { room: results, files } = room();
    const first = sized(1500);
    await results.hold(first, PNG);
    expect(files.write).not.toHaveBeenCalled();
    await results.hold(sized(100), PNG);
    expect(files.write).toHaveBeenCalledOnce();
  });

  it.each([
    ['files are full, too', { isFull: true }],
    ['the visitor wants no picture kept', { mayUseFiles: false }],
  ])('says that there is none where %s', async (_, state) => {
    fillBlobs();
    const { room: results } = room(state);
    await expect(results.hold(bytes('cut out'), PNG)).rejects.toMatchObject(NO_ROOM);
  });

  it('says so, too, of a blob behind which there is nothing', async () => {
    const broken = new Blob(['x']);
    vi.spyOn(broken, 'slice').mockReturnValue(
      Object.assign(new Blob(), {
        arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
      }),
    );
    await expect(room().room.hold(broken, PNG)).rejects.toMatchObject(NO_ROOM);
  });
});
