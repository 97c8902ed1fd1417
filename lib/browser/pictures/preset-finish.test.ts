import { describe, expect, it } from 'vitest';
import { presetOf, PRESET_NAMES, wayOf } from '@/lib/contracts/presets/presets';
import { afterChange, fileRequest, isPlainFinish, PLAIN_FINISH, presetJob, type Finish } from './finish';
import { withChin, withPreset } from './preset-finish';

const OWN: Finish = {
  ...PLAIN_FINISH,
  rendering: { ...PLAIN_FINISH.rendering, shadow: { kind: 'drop', opacity: 0.5 } },
  format: 'webp',
  longestSide: 800,
};
const WHITE = { kind: 'color', color: { red: 255, green: 255, blue: 255, alpha: 255 } } as const;
const GREY = { kind: 'color', color: { red: 9, green: 9, blue: 9, alpha: 255 } } as const;
const withBackground = (finish: Finish): Finish => ({
  ...finish,
  rendering: { ...finish.rendering, background: GREY },
});

describe('choosing a preset', () => {
  it('of a shop sets look, file and the most bytes, and nothing of before stays', () => {
    const finish = withPreset(OWN, 'amazon-main');
    expect(finish).toMatchObject({ format: 'jpeg', longestSide: undefined });
    expect(finish.rendering).toMatchObject({
      canvas: { width: 2000, height: 2000 },
      scale: 0.9,
      background: WHITE,
      shadow: undefined,
    });
    expect(fileRequest(finish).maxBytes).toBe(10_000_000);
  });

  it('of a sticker asks for WebP below its limit', () => {
    const request = fileRequest(withPreset(PLAIN_FINISH, 'whatsapp-sticker'));
    expect(request).toMatchObject({ encoding: { format: 'webp' }, maxBytes: 99_999 });
  });

  it('of a document that takes cut-outs leaves the frame to the engine', () => {
    const { rendering, preset } = withPreset(PLAIN_FINISH, 'schengen-visa');
    expect(rendering.crop).toBeUndefined();
    expect(rendering.canvas).toEqual(presetOf('schengen-visa').making?.canvas);
    expect(rendering.background.kind).toBe('color');
    expect(preset).toMatchObject({ way: 'render', chin: undefined });
  });

  it('of an office that forbids retouching puts nothing behind the picture', () => {
    const { rendering, preset } = withPreset(OWN, 'australia-passport');
    expect(preset?.way).toBe('crop');
    expect(rendering.background).toEqual({ kind: 'transparent' });
    expect(rendering.canvas).toEqual({ width: 827, height: 1063 });
  });

  it.each(['us-passport-online', 'germany-passport'] as const)('%s changes nothing', (name) => {
    const { preset, ...rest } = withPreset(OWN, name);
    expect(rest).toEqual(OWN);
    expect(preset).toMatchObject({ name, maxBytes: undefined });
  });

  it('and then none, or one that makes nothing, undoes what the preset made', () => {
    const amazon = withPreset(OWN, 'amazon-main');
    expect(isPlainFinish(withPreset(amazon, undefined))).toBe(true);
    expect(isPlainFinish(withPreset(amazon, 'germany-passport'))).toBe(true);
  });

  it('works for every preset, and can be kept in IndexedDB', () => {
    for (const name of PRESET_NAMES) {
      const finish = withPreset(PLAIN_FINISH, name);
      expect(structuredClone(finish)).toEqual(finish);
      expect(finish.preset).toMatchObject({ name, way: wayOf(presetOf(name)) });
    }
  });
});

describe('what the engine is told', () => {
  it('is the preset with its chin', () => {
    expect(presetJob(PLAIN_FINISH)).toBeUndefined();
    const finish = withChin(withPreset(PLAIN_FINISH, 'schengen-visa'), 321);
    expect(presetJob(finish)).toEqual({ name: 'schengen-visa', chin: 321 });
    // The same face: the next preset need not ask again.
    expect(presetJob(withPreset(finish, 'japan-passport'))).toEqual({ name: 'japan-passport', chin: 321 });
  });

  it('is nothing of a preset that makes and checks nothing', () => {
    expect(presetJob(withPreset(PLAIN_FINISH, 'germany-passport'))).toBeUndefined();
    expect(fileRequest(withPreset(PLAIN_FINISH, 'germany-passport')).maxBytes).toBeUndefined();
  });

  it('is to work where a preset only checks, though the plain cut-out is the file', () => {
    expect(isPlainFinish(withPreset(PLAIN_FINISH, 'canada-visa'))).toBe(false);
  });
});

describe('a change by hand', () => {
  it('keeps a preset that renders, for its checks to fail', () => {
    const amazon = withPreset(PLAIN_FINISH, 'amazon-main');
    expect(afterChange(amazon, withBackground(amazon)).preset).toEqual(amazon.preset);
  });

  it('of the look ends a preset that leaves the picture untouched; of the file it does not', () => {
    const australia = withPreset(PLAIN_FINISH, 'australia-passport');
    expect(afterChange(australia, withBackground(australia)).preset).toBeUndefined();
    expect(afterChange(australia, { ...australia, format: 'png' }).preset).toEqual(australia.preset);
  });
});
