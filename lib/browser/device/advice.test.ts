import { describe, expect, it } from 'vitest';
import { ABLE_DEVICE } from '@/tests/fixtures/able-device';
import { adviceFor } from './advice';
import type { Capabilities } from './capabilities';

const advice = (differing: Partial<Capabilities>) => adviceFor({ ...ABLE_DEVICE, ...differing });

describe('adviceFor', () => {
  it('has nothing to say where all is well, whether there is a graphics card or not', () => {
    expect(advice({})).toEqual([]);
    expect(advice({ graphicsCard: false })).toEqual([]);
  });

  it('says one thing where nothing goes', () => {
    expect(advice({ able: false, simd: false, threads: 1, saveData: true })).toEqual(['unable']);
  });

  it('says what helps where a canvas gives back something else than was drawn', () => {
    expect(advice({ able: false, readsCanvas: false, threads: 1 })).toEqual(['alteredCanvas']);
  });

  it('tells one core of many from a single one', () => {
    expect(advice({ threads: 1 })).toEqual(['oneThread']);
    expect(advice({ threads: 1, cores: 1 })).toEqual(['oneCore']);
  });

  it('names all that can be mended', () => {
    const storage = { usable: false, persisted: false, freeBytes: undefined };
    expect(advice({ threads: 1, maxPixels: 6_000_000, storage, saveData: true })).toEqual([
      'oneThread',
      'smallPictures',
      'notKept',
      'saveData',
    ]);
  });
});
