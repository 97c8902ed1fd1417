interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

export function writeNotices(checkout: string): void;
export function noticesOf(
  packages: Readonly<Record<string, LockEntry>>,
  textsOf: (folder: string) => readonly string[] | undefined,
): string;
