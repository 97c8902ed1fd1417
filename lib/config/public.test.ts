import { describe, expect, it } from 'vitest';
import { engineOrigins, pageOrigins, readPublicConfig } from './public';

const read = (model?: string, ort?: string, api?: string) =>
  readPublicConfig({
    NEXT_PUBLIC_API_BASE: api,
    NEXT_PUBLIC_MODEL_BASE_URL: model,
    NEXT_PUBLIC_ORT_BASE_URL: ort,
  });
const JSDELIVR = 'https://cdn.jsdelivr.net/npm/onnxruntime-web';

describe('F-03, F-04, H-01: readPublicConfig', () => {
  it('takes an empty variable for one that is not set', () => {
    const config = { apiBaseUrl: undefined, modelBaseUrl: undefined, ortBaseUrl: undefined };
    expect(read()).toEqual({ config, errors: [] });
    expect(read('', '', '')).toEqual({ config, errors: [] });
  });

  it('reads bases, with or without a slash at the end', () => {
    const ort = `${JSDELIVR}@1.30.0/dist`;
    expect(read('https://files.example/models/', ort, 'https://api.example/')).toEqual({
      config: {
        apiBaseUrl: 'https://api.example',
        modelBaseUrl: 'https://files.example/models',
        ortBaseUrl: ort,
      },
      errors: [],
    });
    expect(read('', '', 'https://api.example/cut').config.apiBaseUrl).toBe('https://api.example/cut');
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
    const { config, errors } = read(address);
    expect(config.modelBaseUrl).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^NEXT_PUBLIC_MODEL_BASE_URL: expected an https address/);
  });

  it.each([`${JSDELIVR}/dist`, `${JSDELIVR}@latest/dist`, `${JSDELIVR}@1.29.0/dist`, `${JSDELIVR}@1.30.01`])(
    'refuses a version that is not the pinned one: %s',
    (address) => {
      expect(read(undefined, address).errors).toEqual([
        `NEXT_PUBLIC_ORT_BASE_URL: expected /onnxruntime-web@1.30.0/ in the address but received "${address}"`,
      ]);
    },
  );

  it('names all variables at once', () => {
    expect(read('a', 'b', 'c').errors.map((error) => error.split(':')[0])).toEqual([
      'NEXT_PUBLIC_API_BASE',
      'NEXT_PUBLIC_MODEL_BASE_URL',
      'NEXT_PUBLIC_ORT_BASE_URL',
    ]);
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

describe('H-01: pageOrigins', () => {
  it('is empty where everything comes from here', () => {
    expect(pageOrigins(read().config)).toEqual([]);
  });

  it('adds the API’s origin to those of the engine, which does not ask the API', () => {
    const { config } = read('https://files.example/models', '', 'https://api.example/cut');
    expect(pageOrigins(config)).toEqual(['https://api.example', 'https://files.example']);
    expect(engineOrigins(config)).toEqual(['https://files.example']);
  });
});
