/** What a scene needs of the server that it plays on. */
export interface Stage {
  readonly url: string;
  readonly childPids: () => number[];
}

/** One kind of use or abuse, played on a running server. Throws where an answer is not what it should be. */
export type Scene = (stage: Stage, report: (what: string) => void) => Promise<void>;

export function expectStatus(response: Response, expected: readonly number[], what: string): void {
  if (!expected.includes(response.status)) {
    throw new Error(`${what}: expected ${expected.join(' or ')} but received ${response.status}`);
  }
}
