import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SUBJECTS } from '@/lib/contracts/remove';
import { CATALOGUE, catalogueEntry } from './catalogue';
import { MODEL_NAME, parseManifest } from './manifest';

const downloads = CATALOGUE.filter(({ download }) => download !== undefined);

describe('the catalogue', () => {
  it('knows rembg’s models by rembg’s names, each once', () => {
    const names = CATALOGUE.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(MODEL_NAME);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['u2net', 'u2netp', 'u2net_human_seg', 'silueta', 'isnet-general-use', 'isnet-anime'],
        ...['birefnet-general', 'birefnet-general-lite', 'birefnet-portrait'],
      ]),
    );
  });

  it('describes every model that ships with the program, and no other as shipped', () => {
    const shipped = readdirSync('models', { withFileTypes: true })
      .filter((entry) => existsSync(`models/${entry.name}/manifest.json`))
      .map(({ name }) => name);
    const embedded = CATALOGUE.filter(({ download }) => download === undefined).map(({ name }) => name);
    expect(embedded.sort()).toEqual(shipped.sort());
  });

  it.each(downloads)('makes a manifest of $name', ({ name, licence, download }) => {
    for (const { bytes, sha256, md5 } of download!.files) {
      const { input, output } = download!;
      expect(() =>
        parseManifest({ id: name, file: 'model.onnx', bytes, sha256, licence, input, output }),
      ).not.toThrow();
      if (md5 !== undefined) expect(md5).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(download!.url).toMatch(
      /^https:\/\/github\.com\/danielgatis\/rembg\/releases\/download\/v0\.0\.0\//,
    );
  });

  it('treats each net as rembg does', () => {
    for (const { download } of downloads) {
      expect(download!.input.scale).toBe('image-max');
      expect(download!.output.rescale).toBe(true);
    }
    const of = (name: string) => catalogueEntry(name)!.download!;
    expect(of('u2netp').input).toMatchObject({
      width: 320,
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
    });
    expect(of('isnet-general-use').input).toMatchObject({
      width: 1024,
      mean: [0.5, 0.5, 0.5],
      std: [1, 1, 1],
    });
    expect(of('isnet-anime').input).toMatchObject({
      width: 1024,
      mean: [0.485, 0.456, 0.406],
      std: [1, 1, 1],
    });
    expect(of('birefnet-general-lite').output.activation).toBe('sigmoid');
    expect(of('u2net').output.activation).toBe('none');
  });

  it('has a model for every subject among those that ask for nothing first', () => {
    for (const subject of SUBJECTS) {
      expect(CATALOGUE.some(({ restricted, suitedFor }) => !restricted && suitedFor.includes(subject))).toBe(
        true,
      );
    }
  });
});
