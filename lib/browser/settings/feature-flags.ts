import 'client-only';
import {
  flagText,
  readFlagText,
  type FeatureFlag,
  type FlagValue,
  type FlagValues,
} from '../../contracts/feature-flags';
import { STORAGE_KEYS } from '../../contracts/storage-keys';

/** What was set by hand, read once a page. An address is followed only where a page is loaded from it. */
let overrides: FlagValues | undefined;

/** What the operator has set; nothing until the service has been asked. */
let installation: FlagValues = {};

const listeners = new Set<() => void>();

/** What a flag was set to by hand: `?ff=engine:browser` sets it and keeps it, `?ff=engine:` takes it back. */
export function flagOverride<Flag extends FeatureFlag>(flag: Flag): FlagValue<Flag> | undefined {
  overrides ??= adoptAddress();
  return overrides[flag];
}

/** What the operator has set a flag to; undefined where they have not, and until the service has been asked. */
export function installationFlag<Flag extends FeatureFlag>(flag: Flag): FlagValue<Flag> | undefined {
  return installation[flag];
}

/** What holds of a flag: what was set by hand, or else by the operator. Undefined where nobody has said anything. */
export function readFlag<Flag extends FeatureFlag>(flag: Flag): FlagValue<Flag> | undefined {
  return flagOverride(flag) ?? installationFlag(flag);
}

/** Sets a flag by hand, or takes that back. Where storage is blocked it holds until the page goes. */
export function setFlag<Flag extends FeatureFlag>(flag: Flag, value: FlagValue<Flag> | undefined): void {
  const others = without((overrides ??= adoptAddress()), [flag]);
  overrides = value === undefined ? others : { ...others, [flag]: value };
  keep(overrides);
  tell();
}

/** Takes over what the service says that its operator has set. */
export function adoptInstallationFlags(values: FlagValues): void {
  installation = values;
  tell();
}

/** Calls back whenever a flag may have changed, here or in another tab. Returns the way to stop. */
export function watchFlags(listener: () => void): () => void {
  const fromOtherTab = ({ key }: StorageEvent) => {
    if (key !== STORAGE_KEYS.flags && key !== null) return;
    overrides = storedFlags();
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', fromOtherTab);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', fromOtherTab);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

function adoptAddress(): FlagValues {
  const kept = storedFlags();
  const said = new URLSearchParams(location.search).get('ff');
  if (said === null) return kept;
  const { values, takenBack } = readFlagText(said);
  const adopted = { ...without(kept, takenBack), ...values };
  keep(adopted);
  return adopted;
}

function without(values: FlagValues, flags: readonly FeatureFlag[]): FlagValues {
  return Object.fromEntries(Object.entries(values).filter(([flag]) => !flags.includes(flag as FeatureFlag)));
}

function storedFlags(): FlagValues {
  try {
    return readFlagText(localStorage.getItem(STORAGE_KEYS.flags) ?? '').values;
  } catch {
    return {};
  }
}

function keep(values: FlagValues): void {
  const text = flagText(values);
  try {
    if (text === '') localStorage.removeItem(STORAGE_KEYS.flags);
    else localStorage.setItem(STORAGE_KEYS.flags, text);
  } catch {
    // Blocked storage: the flag holds until the page goes.
  }
}
