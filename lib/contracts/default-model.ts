import manifest from '@/models/clearcut-m/manifest.json' with { type: 'json' };

/** Manifest of the model that ships with this program, as it is written. */
export const DEFAULT_MANIFEST = manifest;

/**
 * Name of that model, which serves whoever names none. Beside the path above only the command that
 * installs weights has it (`models/training/install.py`): all others take it from here.
 */
export const DEFAULT_MODEL = manifest.id;

/** Names from before this release, and what has taken their place. They go with the next release. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([['clearcut-s', DEFAULT_MODEL]]);

/** Whether a model is called otherwise now: whoever still says so is told in the log. */
export function isFormerModelName(name: string | undefined): boolean {
  return name !== undefined && FORMER_NAMES.has(name);
}

/** @returns what a model is called now: a former name's successor, or the name itself */
export function currentModelName(name: string): string {
  return FORMER_NAMES.get(name) ?? name;
}
