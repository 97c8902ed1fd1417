import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currentModelName, DEFAULT_MANIFEST, DEFAULT_MODEL } from './default-model';

describe('the default model', () => {
  it('lies in the folder of its name', () => {
    expect(existsSync(`models/${DEFAULT_MODEL}/${DEFAULT_MANIFEST.file}`)).toBe(true);
  });
});

describe('currentModelName', () => {
  it('knows the former default, and leaves other names alone', () => {
    expect(['clearcut-s', DEFAULT_MODEL, 'u2netp', 'constructor'].map(currentModelName)).toEqual([
      DEFAULT_MODEL,
      DEFAULT_MODEL,
      'u2netp',
      'constructor',
    ]);
  });
});
