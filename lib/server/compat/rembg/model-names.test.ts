import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { CATALOGUE } from '@/lib/models/catalogue';
import type { InstalledModel } from '../../inference/installed-models';
import { modelFor } from './model-names';

const MODELS = {
  installed: ['u2netp', DEFAULT_MODEL, 'house-model'].map(
    (id) => ({ manifest: { id } }) as unknown as InstalledModel,
  ),
  defaultModel: DEFAULT_MODEL,
};
const LIST = `Installed are: u2netp, ${DEFAULT_MODEL}, house-model.`;
const refusal = (detail: string) => expect.objectContaining({ rembgWords: { status: 404, detail } }) as Error;

/** What `rembg/sessions` knew in August 2026. */
const OF_REMBG = [
  ...[
    'u2net',
    'u2netp',
    'u2net_human_seg',
    'u2net_cloth_seg',
    'u2net_custom',
    'silueta',
    'isnet-general-use',
  ],
  ...['isnet-anime', 'dis_custom', 'sam', 'birefnet-general', 'birefnet-general-lite', 'birefnet-portrait'],
  ...['birefnet-dis', 'birefnet-hrsod', 'birefnet-cod', 'birefnet-massive', 'ben_custom', 'bria-rmbg'],
];

describe('modelFor', () => {
  it('takes an installed one, strict or not, by a former name as well', () => {
    for (const strict of [false, true]) {
      expect(modelFor('u2netp', strict, MODELS)).toBe('u2netp');
      expect(modelFor('house-model', strict, MODELS)).toBe('house-model');
      expect(modelFor('clearcut-s', strict, MODELS)).toBe(DEFAULT_MODEL);
      expect(modelFor(undefined, strict, MODELS)).toBeUndefined();
    }
  });

  it('takes the default for every name of rembg’s that is not installed', () => {
    for (const name of OF_REMBG) {
      expect(modelFor(name, false, MODELS), name).toBe(name === 'u2netp' ? name : DEFAULT_MODEL);
    }
    for (const { name } of CATALOGUE) expect(() => modelFor(name, false, MODELS)).not.toThrow();
  });

  it('refuses it where the client is strict, and says which there are', () => {
    const error = refusal(`This model is not installed here. ${LIST}`);
    expect(() => modelFor('u2net', true, MODELS)).toThrow(error);
  });

  it.each(['xu2netx', 'U2NET', 'constructor', '../u2netp', 'u2net.onnx'])('never takes %s', (name) => {
    const error = refusal(`No model of this name is known here. ${LIST}`);
    for (const strict of [false, true]) expect(() => modelFor(name, strict, MODELS)).toThrow(error);
  });
});
