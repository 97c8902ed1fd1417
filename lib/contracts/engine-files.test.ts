import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelFileName, ORT_WASM } from './engine-files';

describe('F-04: ORT_WASM', () => {
  it('describes the installed file, of the version that package.json pins', () => {
    const installed = readFileSync(`node_modules/onnxruntime-web/dist/${ORT_WASM.name}`);
    expect(installed.length).toBe(ORT_WASM.bytes);
    expect(createHash('sha256').update(installed).digest('hex')).toBe(ORT_WASM.sha256);
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(dependencies['onnxruntime-web']).toBe(ORT_WASM.version);
  });
});

describe('modelFileName', () => {
  it('changes with the content', () => {
    expect(modelFileName({ id: 'a', sha256: '00' })).toBe('a-00.onnx');
    expect(modelFileName({ id: 'a', sha256: '01' })).not.toBe(modelFileName({ id: 'a', sha256: '00' }));
  });
});
