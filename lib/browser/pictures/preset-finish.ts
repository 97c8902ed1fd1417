import 'client-only';
import { maxBytesOf, presetLook } from '@/lib/contracts/presets/preset-look';
import type { Making, Preset } from '@/lib/contracts/presets/preset';
import { presetOf, wayOf, type PresetName } from '@/lib/contracts/presets/presets';
import type { OutputFormat } from '@/lib/contracts/remove';
import { PLAIN_RENDERING } from '@/lib/core/rendering';
import type { LocalFormat } from '../worker/messages';
import { PLAIN_FINISH, type Finish } from './finish';

const LOCAL_FORMATS: readonly LocalFormat[] = ['png', 'webp', 'jpeg'];

/**
 * A finish with another preset. One that makes a picture sets the look and the file; one that only checks, or makes nothing,
 * changes neither. What the preset before had made is undone.
 *
 * @param name undefined: no preset
 */
export function withPreset(finish: Finish, name: PresetName | undefined): Finish {
  const { preset: before, backgroundPicture } = finish;
  const made = before?.way === 'render' || before?.way === 'crop';
  const base: Finish = made ? { ...PLAIN_FINISH, backgroundPicture } : finish;
  if (name === undefined) return { ...base, preset: undefined };
  const preset = presetOf(name);
  const way = wayOf(preset);
  const { making } = preset;
  const chosen = { name, way, chin: before?.chin, maxBytes: undefined };
  if (making === undefined || way === 'check' || way === 'none') return { ...base, preset: chosen };
  return {
    rendering: lookOf(preset, making),
    backgroundPicture,
    format: localFormat(making.format),
    quality: making.quality ?? PLAIN_FINISH.quality,
    longestSide: undefined,
    preset: { ...chosen, maxBytes: maxBytesOf(preset) },
  };
}

/** A finish whose preset's chin a person has pointed out. */
export function withChin(finish: Finish, chin: number): Finish {
  return finish.preset === undefined ? finish : { ...finish, preset: { ...finish.preset, chin } };
}

/** How a preset's picture looks, as far as that is known without the picture: a portrait's frame is not. */
function lookOf(preset: Preset, { canvas, background }: Making): Finish['rendering'] {
  const alone = presetLook(preset)?.rendering;
  if (alone !== undefined) return alone;
  const isOnGround = background !== undefined && wayOf(preset) === 'render';
  return {
    ...PLAIN_RENDERING,
    canvas,
    background: isOnGround ? { kind: 'color', color: background } : { kind: 'transparent' },
  };
}

/** @throws RangeError for a format that no browser writes */
function localFormat(format: OutputFormat): LocalFormat {
  const local = LOCAL_FORMATS.find((each) => each === format);
  if (local === undefined) throw new RangeError(`Expected png, webp or jpeg but the preset is ${format}.`);
  return local;
}
