/**
 * Switches for trying things out, each with the words that it takes. The first word holds where nobody says anything.
 * Isomorphic: an operator sets them for an installation, a visitor for one browser.
 */
export const FEATURE_FLAGS = {
  /** Where pictures are cut out: the service first and then the device, the service alone, or the device alone. */
  engine: ['auto', 'server', 'browser'],
  /** Whether a visitor's newest pictures are kept in their own browser. */
  history: ['on', 'off'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type FeatureFlag = keyof typeof FEATURE_FLAGS;
export type FlagValue<Flag extends FeatureFlag = FeatureFlag> = (typeof FEATURE_FLAGS)[Flag][number];

/** What somebody has set; a flag that is not there is left to others. */
export type FlagValues = { readonly [Flag in FeatureFlag]?: FlagValue<Flag> };

export const FLAG_NAMES = Object.keys(FEATURE_FLAGS) as readonly FeatureFlag[];

/** What a text says of flags. */
interface FlagText {
  readonly values: FlagValues;
  /** Flags that are named with no word behind the colon: what was said before is taken back. */
  readonly takenBack: readonly FeatureFlag[];
  /** Pairs that name no flag, or a word that the flag does not take. */
  readonly unknown: readonly string[];
}

/** Reads `engine:browser,history:off`; of a flag that stands there twice, the first counts. */
export function readFlagText(text: string): FlagText {
  const values: Partial<Record<FeatureFlag, string>> = {};
  const takenBack: FeatureFlag[] = [];
  const unknown: string[] = [];
  for (const pair of text.split(',').map((part) => part.trim())) {
    if (pair === '') continue;
    const [name = '', word] = pair.split(':').map((part) => part.trim());
    const flag = FLAG_NAMES.find((known) => known === name);
    if (flag === undefined || word === undefined) unknown.push(pair);
    else if (word === '') takenBack.push(flag);
    else if (!isFlagValue(flag, word)) unknown.push(pair);
    else values[flag] ??= word;
  }
  return { values: values as FlagValues, takenBack, unknown };
}

/** The text that {@link readFlagText} reads the same values from. */
export function flagText(values: FlagValues): string {
  return FLAG_NAMES.flatMap((flag) => (values[flag] === undefined ? [] : [`${flag}:${values[flag]}`])).join(
    ',',
  );
}

/** The values of an object that came over the line. What is no flag or no word of it is left out. */
export function knownFlagValues(received: unknown): FlagValues {
  if (typeof received !== 'object' || received === null) return {};
  const entries = Object.entries(received as Record<string, unknown>).filter(
    ([name, word]) => FLAG_NAMES.includes(name as FeatureFlag) && isFlagValue(name as FeatureFlag, word),
  );
  return Object.fromEntries(entries);
}

/** Whether a flag takes a word. */
export function isFlagValue<Flag extends FeatureFlag>(flag: Flag, word: unknown): word is FlagValue<Flag> {
  return (FEATURE_FLAGS[flag] as readonly unknown[]).includes(word);
}
