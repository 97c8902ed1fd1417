import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearResults, removeLeftResults, resultsBytes } from './results-storage';
import { ResultFiles } from './result-files';
import { RESULTS_FOLDER } from '../settings/store-names';

/** As much of a folder of the origin-private file system as is used. */
class Folder {
  readonly kind = 'directory';
  readonly children = new Map<string, Folder | FileOfFolder>();

  getDirectoryHandle(name: string, { create = false } = {}): Promise<Folder> {
    const known = this.children.get(name);
    if (known instanceof Folder) return Promise.resolve(known);
    if (!create) return Promise.reject(new DOMException('', 'NotFoundError'));
    const made = new Folder();
    this.children.set(name, made);
    return Promise.resolve(made);
  }
  getFileHandle(name: string): Promise<FileOfFolder> {
    const made = new FileOfFolder(name);
    this.children.set(name, made);
    return Promise.resolve(made);
  }
  removeEntry(name: string): Promise<void> {
    return this.children.delete(name)
      ? Promise.resolve()
      : Promise.reject(new DOMException('', 'NotFoundError'));
  }
  keys = () => this.children.keys();
  values = () => this.children.values();
}

class FileOfFolder {
  readonly kind = 'file';
  #content: Blob | ArrayBuffer = new ArrayBuffer(0);

  constructor(readonly name: string) {}
  createWritable() {
    const write = (content: Blob | ArrayBuffer) => {
      if (isFull) return Promise.reject(new DOMException('', 'QuotaExceededError'));
      this.#content = content;
      return Promise.resolve();
    };
    return Promise.resolve({ write, close: () => Promise.resolve() });
  }
  getFile() {
    return Promise.resolve(new File([this.#content], this.name));
  }
}

let root: Folder;
let held: Set<string>;
let isFull: boolean;

type Callback = (lock: object | null) => Promise<unknown>;

beforeEach(() => {
  [root, held, isFull] = [new Folder(), new Set(), false];
  const request = (name: string, ...rest: [Callback] | [object, Callback]) => {
    if (rest.length === 2) return rest[1](held.has(name) ? null : {});
    held.add(name);
    return rest[0]({}).then(() => held.delete(name));
  };
  vi.stubGlobal('navigator', {
    storage: { getDirectory: () => Promise.resolve(root) },
    locks: { request },
  });
});
afterEach(() => vi.unstubAllGlobals());

const folders = () => [
  ...((root.children.get(RESULTS_FOLDER) as Folder | undefined)?.children.values() ?? []),
];

describe('results in files', () => {
  it('lie in a folder of their page, and are there to be read until they are removed', async () => {
    const files = new ResultFiles();
    const { name, file } = await files.write(new Blob(['cut out']));
    expect(await file.text()).toBe('cut out');
    expect(await resultsBytes()).toBe(7);
    await files.remove(name);
    await files.remove(name);
    expect(await resultsBytes()).toBe(0);
  });

  it('stay while their page lives, and go with the next load of any page once it does not', async () => {
    await new ResultFiles().write(new Blob(['cut out']));
    await removeLeftResults();
    expect(folders()).toHaveLength(1);
    held.clear();
    await removeLeftResults();
    expect(folders()).toHaveLength(0);
  });

  it('are removed by the visitor at any time', async () => {
    await new ResultFiles().write(new Blob(['cut out']));
    await clearResults();
    expect([folders().length, await resultsBytes()]).toEqual([0, 0]);
  });

  it('leave nothing where there was no room', async () => {
    isFull = true;
    await expect(new ResultFiles().write(new Blob(['cut out']))).rejects.toMatchObject({
      name: 'QuotaExceededError',
    });
    expect((folders()[0] as Folder).children.size).toBe(0);
  });

  it('are none in a browser without such files', async () => {
    vi.stubGlobal('navigator', {});
    await removeLeftResults();
    await clearResults();
    expect(await resultsBytes()).toBe(0);
  });
});
