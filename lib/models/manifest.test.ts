import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { netSpec, parseManifest, type ModelManifest } from './manifest';

const folder = `models/${DEFAULT_MODEL}`;

function shipped(): ModelManifest {
  return JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as ModelManifest;
}

describe('parseManifest', () => {
  it('reads the shipped manifest, which describes the shipped weights', () => {
    const manifest = parseManifest(shipped());
    const weights = readFileSync(`${folder}/${manifest.file}`);
    expect(weights.length).toBe(manifest.bytes);
    expect(createHash('sha256').update(weights).digest('hex')).toBe(manifest.sha256);
  });

  it.each<[string, (manifest: ModelManifest) => unknown, RegExp]>([
    [
      'a path as the file',
      (m) => ({ ...m, file: '../other/model.onnx' }),
      /file: Expected the name of an \.onnx file/,
    ],
    [
      'a digest in capitals',
      (m) => ({ ...m, sha256: m.sha256.toUpperCase() }),
      /sha256: Expected 64 lower-case/,
    ],
    ['an id with spaces', (m) => ({ ...m, id: 'Clear Cut' }), /id: Expected lower-case words/],
    ['no licence', (m) => ({ ...m, licence: undefined }), /licence: /],
    ['a field it does not know', (m) => ({ ...m, bits: 8 }), /Unrecognized key: "bits"/],
    ['two means', (m) => ({ ...m, input: { ...m.input, mean: [0, 0] } }), /input\.mean: /],
    ['a deviation of 0', (m) => ({ ...m, input: { ...m.input, std: [1, 0, 1] } }), /input\.std\.1: /],
    ['another layout', (m) => ({ ...m, input: { ...m.input, layout: 'nhwc' } }), /input\.layout: .*"nchw"/],
    ['half a sample', (m) => ({ ...m, input: { ...m.input, width: 255.5 } }), /input\.width: /],
    [
      'another scale',
      (m) => ({ ...m, input: { ...m.input, scale: 'signed' } }),
      /input\.scale: .*"image-max"/,
    ],
    [
      'another activation',
      (m) => ({ ...m, output: { ...m.output, activation: 'relu' } }),
      /output\.activation: /,
    ],
    ['something else altogether', () => 'model.onnx', /expected object/],
  ])('refuses %s', (_, spoil, message) => {
    expect(() => parseManifest(spoil(shipped()))).toThrow(message);
  });

  it('names all errors at once, in one line', () => {
    const read = () => parseManifest({ ...shipped(), bytes: 0, file: 'model.bin' });
    expect(read).toThrow(/^The model manifest is not valid\. file: [^\n]*; bytes: [^\n]*\.$/);
  });
});

describe('netSpec', () => {
  it('is what the pipeline has to know', () => {
    expect(netSpec(parseManifest(shipped()))).toEqual({
      input: { width: 256, height: 256 },
      normalization: { scale: 'unit', mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
      output: { activation: 'none', rescale: false },
    });
  });
});
