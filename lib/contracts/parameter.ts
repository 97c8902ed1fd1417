/**
 * One parameter of a door, written down once. Errors say what it takes, and schemas and documents are made of all of
 * it.
 */
export interface Parameter {
  /** What it is sent as. A list: one of these words, in any casing. */
  readonly value: 'file' | 'text' | 'flag' | 'url' | WholeNumber | readonly string[];
  /** What it takes, for the end of a sentence; where it is not said, {@link value} says it. Names in backticks. */
  readonly takes?: string;
  /** What it does. */
  readonly does: string;
  /** What is meant where it is not given; undefined where that asks for nothing. */
  readonly otherwise?: string;
  /** Values that the door reads; of a parameter whose {@link value} is a list, those beyond it. */
  readonly examples?: readonly string[];
  /** Whether the door refuses requests without it. */
  readonly required?: boolean;
}

export interface WholeNumber {
  readonly least: number;
  readonly greatest?: number;
}

export type ParameterTable = Readonly<Record<string, Parameter>>;

/** What a parameter takes, for the end of a sentence. */
export function takenBy({ value, takes }: Pick<Parameter, 'value' | 'takes'>): string {
  if (takes !== undefined) return takes;
  if (value === 'file') return 'a file';
  if (value === 'text') return 'text';
  if (value === 'flag') return either(['true', 'false']);
  if (value === 'url') return 'an http or https URL';
  if ('least' in value) return wholeNumber(value);
  return either(value);
}

function wholeNumber({ least, greatest }: WholeNumber): string {
  const bounds = greatest === undefined ? `of ${least} or more` : `from ${least} to ${greatest}`;
  return `a whole number ${bounds}`;
}

/** Words for the end of a sentence: `png, webp or zip`. */
export function either(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ');
}
