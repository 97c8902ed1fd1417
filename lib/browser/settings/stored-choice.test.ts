import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { STORAGE_KEYS } from '../../contracts/storage-keys';
import { StoredChoice } from './stored-choice';

const KEY = Object.values(STORAGE_KEYS)[0]!;
let kept: Map<string, string>;
let storage: { [name in 'getItem' | 'setItem' | 'removeItem']: ReturnType<typeof vi.fn> };

beforeEach(() => {
  kept = new Map();
  storage = {
    getItem: vi.fn((key: string) => kept.get(key) ?? null),
    setItem: vi.fn((key: string, value: string) => kept.set(key, value)),
    removeItem: vi.fn((key: string) => kept.delete(key)),
  };
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

const create = () => new StoredChoice(KEY, ['auto', 'browser']);
const refuse = () => {
  throw new DOMException('full', 'QuotaExceededError');
};

it('outlives the visit, and the usual one is not stored', () => {
  create().choose('browser');
  expect(create().read()).toBe('browser');
  create().choose('auto');
  expect(create().read()).toBe('auto');
  expect(kept.size).toBe(0);
});

it('holds until the page goes where storage is blocked', () => {
  for (const access of Object.values(storage)) access.mockImplementation(refuse);
  const choice = create();
  choice.choose('browser');
  expect(choice.read()).toBe('browser');
});

it('holds until the page goes where storage is full, whatever was stored before', () => {
  storage.setItem.mockImplementation(refuse);
  const choice = create();
  choice.choose('browser');
  expect(choice.read()).toBe('browser');
  choice.choose('auto');
  expect(choice.read()).toBe('auto');
});
