export interface Performed {
  readonly passed: boolean;
  readonly output: string;
  readonly cpuMs: number | undefined;
}

export function performStage(stage: {
  readonly command: string;
  readonly args: readonly string[];
}): Promise<Performed>;
