import { ServiceError } from '../errors';
import { barrierOf, presetOf, PRESET_NAMES, RENDERED_PRESETS, rendersAlone } from '../presets/presets';
import { presetLook, type PresetLook } from '../presets/preset-look';

/** Said where nothing forbids the picture, but a person has to point out the chin first. */
const NEEDS_CHIN = 'Its head height is measured from the chin, which a person points out on the tool page.';

/**
 * Reads the name of a preset.
 *
 * @returns what it renders
 * @throws ServiceError invalid_option for a name that is none; preset_not_rendered, which says why, for one that the API
 *   does not render. Both list those that it does
 */
export function readPreset(text: string): PresetLook {
  const name = PRESET_NAMES.find((known) => known === text.toLowerCase());
  const choices = { option: 'preset', choices: RENDERED_PRESETS } as const;
  if (name === undefined) throw new ServiceError('invalid_option', choices);
  const preset = presetOf(name);
  const look = rendersAlone(preset) ? presetLook(preset) : undefined;
  if (look) return look;
  throw new ServiceError('preset_not_rendered', {
    ...choices,
    reason: barrierOf(preset)?.reason ?? NEEDS_CHIN,
  });
}
