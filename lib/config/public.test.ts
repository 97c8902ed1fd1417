import { describe, expect, it } from 'vitest';
import { engineOrigins, readPublicConfig } from './public';

const read = (model?: string, ort?: string) =>
  readPublicConfig({ NEXT_PUBLIC_MODEL_BASE_URL: model, NEXT_PUBLIC_ORT_BASE_URL: ort });
const JSDELIVR = 'https://cdn.jsdelivr.net/npm/onnxruntime-web';

describe('F-03, F-04: readPublicConfig', () => {
  it('takes an empty variable for one that is not set', () => {
    const nothing = { config: { modelBaseUrl: undefined, ortBaseUrl: undefined }, faults: [] };
    expect(read()).toEqual(nothing);
    expect(read('', '')).toEqual(nothing);
  });

  it('reads bases, with or without a slash at the end', () => {
    expect(read('https://files.example/models/', `${JSDELIVR}@1.30.0/dist`)).toEqual({
      config: { modelBaseUrl: 'https://files.example/models', ortBaseUrl: `${JSDELIVR}@1.30.0/dist` },
      faults: [],
    });
    expect(read('http://localhost:8080').config.modelBaseUrl).toBe('http://localhost:8080');
  });

  it.each([
    'files.example',
    '/models',
    'http://files.example',
    'ftp://files.example',
    'https://user:secret@files.example',
    'https://files.example/?a=1',
    'https://files.example/#a',
    'https://files.example; script-src *',
    'https://*.example',
  ])('refuses %s', (address) => {
    const { config, faults } = read(address);
    expect(config.modelBaseUrl).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^NEXT_PUBLIC_MODEL_BASE_URL: expected an https address/);
  });

  it.each([`${JSDELIVR}/dist`, `${JSDELIVR}@latest/dist`, `${JSDELIVR}@1.29.0/dist`, `${JSDELIVR}@1.30.01`])(
    'refuses a version that is not the pinned one: %s',
    (address) => {
      expect(read(undefined, address).faults).toEqual([
        `NEXT_PUBLIC_ORT_BASE_URL: expected /onnxruntime-web@1.30.0/ in the address but received "${address}"`,
      ]);
    },
  );

  it('names both variables at once', () => {
    expect(read('a', 'b').faults).toHaveLength(2);
  });
});

describe('engineOrigins', () => {
  it('is empty where everything comes from here', () => {
    expect(engineOrigins(read().config)).toEqual([]);
  });

  it('has each origin once', () => {
    const same = read('https://files.example/models', 'https://files.example/ort').config;
    expect(engineOrigins(same)).toEqual(['https://files.example']);
    const two = read('https://files.example', `${JSDELIVR}@1.30.0/dist`).config;
    expect(engineOrigins(two)).toEqual(['https://files.example', 'https://cdn.jsdelivr.net']);
  });
});
