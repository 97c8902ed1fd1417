import 'client-only';
import type { STORAGE_KEYS } from '../../contracts/storage-keys';

type StorageKey = (typeof STORAGE_KEYS)[keyof typeof STORAGE_KEYS];

/** A choice that outlives the visit. Where storage is blocked or full it holds until the page goes. */
export class StoredChoice<Choice extends string> {
  readonly #key: StorageKey;
  readonly #choices: readonly Choice[];
  readonly #usual: Choice;
  readonly #listeners = new Set<() => void>();
  /** Storage takes no writing: what it says is older than the last choice. */
  #full = false;
  #unstored: Choice;

  /** @param choices the first is the usual one, and is not stored */
  constructor(key: StorageKey, choices: readonly [Choice, ...Choice[]]) {
    this.#key = key;
    this.#choices = choices;
    this.#usual = this.#unstored = choices[0];
  }

  readonly read = (): Choice => {
    if (this.#full) return this.#unstored;
    try {
      const stored = localStorage.getItem(this.#key);
      return this.#choices.find((choice) => choice === stored) ?? this.#usual;
    } catch {
      return this.#unstored;
    }
  };

  choose(choice: Choice): void {
    this.#unstored = choice;
    try {
      if (choice === this.#usual) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, choice);
      this.#full = false;
    } catch {
      this.#full = true;
    }
    for (const listener of this.#listeners) listener();
  }

  /** Calls back whenever the choice changes, here or in another tab. Returns the way to stop. */
  readonly watch = (listener: () => void): (() => void) => {
    const fromOtherTab = ({ key }: StorageEvent) => {
      if (key !== this.#key) return;
      this.#full = false;
      listener();
    };
    this.#listeners.add(listener);
    window.addEventListener('storage', fromOtherTab);
    return () => {
      this.#listeners.delete(listener);
      window.removeEventListener('storage', fromOtherTab);
    };
  };
}
