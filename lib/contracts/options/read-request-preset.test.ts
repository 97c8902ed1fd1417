import { describe, expect, it } from 'vitest';
import { isServiceError, type ServiceError } from '../errors';
import { PRESET_NAMES, RENDERED_PRESETS, type PresetName } from '../presets/presets';
import type { OptionName } from './options';
import { readPreset, readRemoveRequest } from './read-request';

const read = (given: Partial<Record<OptionName, string>>) =>
  readRemoveRequest(
    (name) => given[name],
    false,
    () => ['png'],
  );

function refusalOf(name: string): ServiceError {
  try {
    readPreset(name);
  } catch (error) {
    if (isServiceError(error)) return error;
  }
  throw new Error(`${name} was read`);
}

const refused = PRESET_NAMES.filter((name) => !RENDERED_PRESETS.includes(name));

describe('the option preset', () => {
  it.each(RENDERED_PRESETS)('%s stands for a canvas, a place for the subject and a format', (preset) => {
    const { rendering, encoding } = read({ preset });
    expect(rendering.canvas?.width).toBeGreaterThan(0);
    expect(rendering.scale).toBeGreaterThan(0.5);
    expect(['jpeg', 'webp']).toContain(encoding.format);
  });

  it.each(refused)('%s is refused with the reason and the list', (name) => {
    const error = refusalOf(name);
    expect(error).toMatchObject({ code: 'preset_not_rendered', option: 'preset' });
    for (const rendered of RENDERED_PRESETS) expect(error.message).toContain(rendered);
    expect(error.message).toMatch(/photo|file|chin/);
  });

  it.each<[PresetName, string]>([
    ['us-passport', 'State Department'],
    ['germany-passport', 'no self-made file'],
    ['schengen-visa', 'chin'],
  ])('%s says why: %s', (name, part) => expect(refusalOf(name).message).toContain(part));

  it('refuses a name that is none as an option that cannot be read, with the list', () => {
    for (const name of ['amazon', '__proto__', 'toString']) {
      const error = refusalOf(name);
      expect(error).toMatchObject({ code: 'invalid_option', option: 'preset' });
      expect(error.message).toContain('amazon-main');
    }
  });

  it('yields to what is given beside it', () => {
    const { rendering, encoding, maxBytes } = read({
      preset: 'whatsapp-sticker',
      ...{ canvas: '300x300', scale: 'original', position: 'original', outline: 'none' },
      ...{ background: 'red', format: 'png', shadow: 'drop' },
    });
    expect(rendering).toMatchObject({
      ...{ canvas: { width: 300, height: 300 }, scale: undefined, position: undefined, outline: undefined },
      ...{ background: { kind: 'color' }, shadow: { kind: 'drop' } },
    });
    expect([encoding.format, maxBytes]).toEqual(['png', 99_999]);
  });

  it('takes empty options beside it for none', () => {
    const alone = read({ preset: 'amazon-main' });
    expect(read({ preset: 'Amazon-Main', scale: '', background: ' ', format: '' })).toEqual(alone);
    expect(alone.rendering.scale).toBe(0.9);
  });
});
