export interface Stage {
  readonly name: string;
  readonly cores: number;
  readonly after?: readonly string[];
}

export type Outcome = 'passed' | 'failed' | 'left out';

export function runStages<T extends Stage>(
  stages: readonly T[],
  cores: number,
  perform: (stage: T) => Promise<boolean>,
): Promise<Outcome[]>;
