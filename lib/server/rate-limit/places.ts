import 'server-only';

/** Places that clients have for something, counted while they are taken. Only clients that have taken any are remembered. */
export class Places {
  readonly #taken = new Map<string, number>();

  /**
   * Takes one of a client's places.
   *
   * @param most places that it has
   * @returns gives the place back, and does nothing when called again; undefined where all are taken
   */
  take(client: string, most: number): (() => void) | undefined {
    const taken = this.#taken.get(client) ?? 0;
    if (taken >= most) return undefined;
    this.#taken.set(client, taken + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.#taken.get(client) ?? 1) - 1;
      if (left > 0) this.#taken.set(client, left);
      else this.#taken.delete(client);
    };
  }
}
