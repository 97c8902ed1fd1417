import 'client-only';
import { FEATURE_FLAGS } from '../../contracts/feature-flags';
import { STORAGE_KEYS } from '../../contracts/storage-keys';
import { flagOverride, installationFlag, watchFlags } from './feature-flags';
import type { EngineChoice } from '../remove-background';
import { StoredChoice } from './stored-choice';

/** Whether the visitor wants pictures to stay on this device. */
export const deviceOnlyChoice = new StoredChoice(STORAGE_KEYS.engine, ['auto', 'browser']);

/**
 * Where somebody at this browser wants the next picture to be cut out. First comes the visitor's wish that pictures
 * stay on the device, which nobody's link undoes. Then comes `?engine=` for this page, or the flag `engine` until it is
 * taken back. Undefined where nobody wants anything: that is for the installation to say.
 */
export function chosenEngine(): EngineChoice | undefined {
  if (deviceOnlyChoice.read() === 'browser') return 'browser';
  const named = new URLSearchParams(location.search).get('engine');
  return FEATURE_FLAGS.engine.find((choice) => choice === named) ?? flagOverride('engine');
}

/** Where the next picture is cut out, as far as this page knows. */
export function currentEngine(): EngineChoice {
  return chosenEngine() ?? installationFlag('engine') ?? 'auto';
}

/** Calls back whenever {@link currentEngine} may have changed. Returns the way to stop. */
export function watchEngine(listener: () => void): () => void {
  const stops = [deviceOnlyChoice.watch(listener), watchFlags(listener)];
  return () => stops.forEach((stop) => stop());
}
