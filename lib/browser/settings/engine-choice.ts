import 'client-only';
import { STORAGE_KEYS } from '../../contracts/storage-keys';
import { readFlag } from './feature-flags';
import type { EngineChoice } from '../remove-background';
import { StoredChoice } from './stored-choice';

/** Whether the visitor wants pictures to stay on this device. */
export const deviceOnlyChoice = new StoredChoice(STORAGE_KEYS.engine, ['auto', 'browser']);

const CHOICES: readonly EngineChoice[] = ['auto', 'server', 'browser'];

/**
 * What the address or a flag says: `?engine=` for this page, the flag `engine` until it is taken back. Undefined where
 * neither does.
 */
export function forcedEngine(): EngineChoice | undefined {
  const named = new URLSearchParams(location.search).get('engine') ?? readFlag('engine');
  return CHOICES.find((choice) => choice === named);
}

/** Where the next picture is cut out. Nobody's link undoes the visitor's wish that pictures stay on the device. */
export function currentEngine(): EngineChoice {
  return deviceOnlyChoice.read() === 'browser' ? 'browser' : (forcedEngine() ?? 'auto');
}
