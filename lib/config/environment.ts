/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The value of a variable, without space around it.
 *
 * @returns undefined where it is not set. Empty means the same, because compose files and CI systems pass variables
 *   through as empty strings
 */
export function valueOf(environment: Environment, name: string): string | undefined {
  return written(environment[name]);
}

/** A value as it counts: without space around it, and undefined where nothing is left. */
export function written(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}

/** The items of a list, set apart by commas, spaces or new lines. */
export function itemsOf(list: string | undefined): string[] {
  return (list ?? '').split(/[\s,]+/).filter((item) => item !== '');
}
