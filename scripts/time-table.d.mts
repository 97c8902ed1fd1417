export interface StageTime {
  readonly name: string;
  readonly beganMs: number;
  readonly tookMs: number;
  readonly cpuMs?: number;
}

export function timeTable(times: readonly StageTime[], totalMs: number): string;
