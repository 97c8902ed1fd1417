import { describe, expect, it, vi } from 'vitest';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { MAX_PICTURE_BYTES } from '../../pictures/large-picture';
import { isForBatch } from './dropped-things';
import { takeIn, type Unpack } from './take-in';

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);
const ZIP = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0);
const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const photo = (name: string) => file(name, JPEG);

/** Entries as a browser hands them out: by the hundred at most, here by two. */
function folder(path: string, children: (FileSystemEntry | 'broken')[] | 'broken'): FileSystemEntry {
  const readEntries = () => {
    const left = children === 'broken' ? [] : [...children];
    return (resolve: (entries: unknown[]) => void, reject: (error: Error) => void) =>
      children === 'broken' ? reject(new Error('denied')) : resolve(left.splice(0, 2));
  };
  return {
    isDirectory: true,
    fullPath: path,
    createReader: () => ({ readEntries: readEntries() }),
  } as unknown as FileSystemEntry;
}
function entry(path: string, of: File | undefined): FileSystemEntry {
  return {
    isDirectory: false,
    fullPath: path,
    file: (resolve: (file: File) => void, reject: (error: Error) => void) =>
      of === undefined ? reject(new Error('gone')) : resolve(of),
  } as unknown as FileSystemEntry;
}

async function take(things: Parameters<typeof takeIn>[0], room = 200, unpack?: Unpack) {
  const { pictures, refused } = await takeIn(things, room, new AbortController().signal, unpack);
  return {
    names: pictures.map(({ name }) => name),
    refused: refused.map(({ path, reason }) => `${path} ${reason}`),
  };
}

describe('what is taken into a batch', () => {
  it('is every picture, by its bytes; all else is named with a reason', async () => {
    const large = file('large.jpg', JPEG, new Uint8Array(MAX_UPLOAD_BYTES));
    const huge = Object.defineProperty(photo('huge.jpg'), 'size', { value: MAX_PICTURE_BYTES + 1 });
    const gone = photo('gone.jpg');
    gone.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) as unknown as Blob;
    // Its size is asked for when it is gone.
    const unsized = file('unsized.jpg');
    unsized.arrayBuffer = () => Promise.reject(new Error('NotFoundError'));
    expect(
      await take([
        photo('a.txt'),
        file('b.jpg', 'words'),
        file('c.jpg'),
        unsized,
        large,
        huge,
        gone,
        file('d.bmp', 'BM', new Uint8Array(30)),
      ]),
    ).toEqual({
      names: ['a.txt', 'large.jpg'],
      refused: [
        'b.jpg not_a_picture',
        'c.jpg empty_body',
        'unsized.jpg unreadable',
        'huge.jpg file_too_large',
        'gone.jpg unreadable',
        'd.bmp unsupported_format',
      ],
    });
  });

  it('comes out of folders and those in them, in the order of a file manager', async () => {
    const trip = folder('/trip', [
      entry('/trip/10.jpg', photo('10.jpg')),
      entry('/trip/2.jpg', photo('2.jpg')),
      folder('/trip/more', [entry('/trip/more/1.jpg', photo('1.jpg'))]),
      entry('/trip/gone.jpg', undefined),
      folder('/trip/none', []),
      folder('/trip/closed', 'broken'),
      entry('/trip/.DS_Store', file('.DS_Store', 'x')),
    ]);
    const { names, refused } = await take([trip, photo('last.jpg')]);
    expect(names).toEqual(['2.jpg', '10.jpg', '1.jpg', 'last.jpg']);
    expect(refused.toSorted()).toEqual([
      'trip/.DS_Store not_a_picture',
      'trip/closed unreadable',
      'trip/gone.jpg unreadable',
      'trip/none empty_folder',
    ]);
  });

  it('is no more than there is room for; each one too many is named', async () => {
    const things = Array.from({ length: 5 }, (_, index) => photo(`${index}.jpg`));
    expect(await take(things, 3)).toEqual({
      names: ['0.jpg', '1.jpg', '2.jpg'],
      refused: ['3.jpg over_cap', '4.jpg over_cap'],
    });
  });

  it('comes out of archives, by their bytes, with the room that is left', async () => {
    const unpack = vi.fn<Unpack>(() =>
      Promise.resolve({ pictures: [photo('in.jpg')], refused: [{ path: 'z/x', reason: 'zip_nested' }] }),
    );
    const result = await take(
      [photo('a.jpg'), file('z.dat', ZIP), photo('b.jpg'), photo('c.jpg')],
      3,
      unpack,
    );
    expect(unpack).toHaveBeenCalledWith(expect.objectContaining({ path: 'z.dat' }), 2, expect.anything());
    expect(result).toEqual({
      names: ['a.jpg', 'in.jpg', 'b.jpg'],
      refused: ['z/x zip_nested', 'c.jpg over_cap'],
    });
  });

  it('goes on after an archive or a folder that cannot be looked into at all', async () => {
    const closed = { isDirectory: true, name: 'closed', fullPath: '/closed' } as unknown as FileSystemEntry;
    const unpack: Unpack = () => Promise.reject(new Error('No worker starts here.'));
    expect(await take([closed, file('z.zip', ZIP), photo('a.jpg')], 200, unpack)).toEqual({
      names: ['a.jpg'],
      refused: ['closed unreadable', 'z.zip zip_unreadable'],
    });
  });

  it('is nothing once the visitor has left', async () => {
    const left = new AbortController();
    left.abort();
    await expect(takeIn([photo('a.jpg')], 200, left.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a batch', () => {
  it.each([
    ['two pictures', [photo('a.jpg'), photo('b.jpg')], true],
    ['a folder', [folder('/trip', [])], true],
    ['an archive by its name', [file('a.ZIP')], true],
    ['an archive by its type', [new File([], 'a', { type: 'application/x-zip-compressed' })], true],
    ['one picture', [photo('a.jpg')], false],
    ['nothing', [], false],
  ])('is opened for %s: %s', (_, things, expected) => {
    expect(isForBatch(things)).toBe(expected);
  });
});
