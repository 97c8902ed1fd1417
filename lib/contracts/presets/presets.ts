import { BARRIERS, type Barrier, type Way } from './barriers';
import { DOCUMENT_PRESETS } from './document-presets';
import type { Preset } from './preset';
import { PROFILE_PRESETS } from './profile-presets';
import { SHOP_PRESETS } from './shop-presets';

/** Every preset, by the name that the API takes. Their facts are in the three tables. */
export const PRESETS = { ...SHOP_PRESETS, ...PROFILE_PRESETS, ...DOCUMENT_PRESETS };

export type PresetName = keyof typeof PRESETS;

export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

export function presetOf(name: PresetName): Preset {
  return PRESETS[name];
}

/** @returns undefined where no rule forbids altered pictures, as far as one was read */
export function barrierOf({ barrier }: Preset): Barrier | undefined {
  return barrier && BARRIERS[barrier];
}

/** What is done to a picture for a preset. */
export function wayOf(preset: Preset): Way {
  return barrierOf(preset)?.way ?? 'render';
}

/** Whether a picture is made from the cut-out alone: nobody has to point out a chin. */
export function rendersAlone(preset: Preset): boolean {
  return wayOf(preset) === 'render' && preset.making?.framing.kind === 'fill';
}

/** What the API renders. */
export const RENDERED_PRESETS = PRESET_NAMES.filter((name) => rendersAlone(presetOf(name)));
