import 'client-only';
import { tellHistoryChanged } from './history-channel';
import { keepsPictures } from './history-choice';
import { fileOf, type HistoryDatabase, storedPicture, openHistory } from './history-database';
import {
  HISTORY_LIFETIME_MS,
  type HistoryEntry,
  type HistoryPicture,
  isDue,
  type PictureToKeep,
  surplus,
} from './history-entry';
import { makePreview } from './make-preview';
import { complete, isQuotaError } from './write-quota';

/** Why a picture was not kept: nobody wants it, there is no room, or the browser keeps nothing. */
export type NotKept = 'off' | 'full' | 'unavailable';

export type KeepOutcome =
  { readonly kept: true; readonly id: number } | { readonly kept: false; readonly why: NotKept };

const STORES = ['entries', 'pictures'] as const;

/**
 * The visitor's newest pictures, in this browser's IndexedDB: at most 20, for 4 hours, never sent anywhere. Nothing here
 * throws for want of storage: where there is none, nothing is found.
 */
export class HistoryStore {
  #database: Promise<HistoryDatabase> | undefined;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  /** Keeps a picture, and lets go of what is too old or too much. Without room the oldest makes way, once. */
  async put(finished: PictureToKeep): Promise<KeepOutcome> {
    if (!keepsPictures()) return { kept: false, why: 'off' };
    const preview = await makePreview(finished.cutOut.blob);
    try {
      const id = await this.#add(finished, preview).catch(async (error: unknown) => {
        if (!isQuotaError(error) || !(await this.#dropOldest())) throw error;
        return this.#add(finished, preview);
      });
      if (id === undefined) return { kept: false, why: 'off' };
      await this.#changed();
      return { kept: true, id };
    } catch (error) {
      return { kept: false, why: isQuotaError(error) ? 'full' : 'unavailable' };
    }
  }

  /** Replaces how a picture is to look; one that has gone stays gone. */
  async updateSettings(id: number, settings: unknown): Promise<void> {
    await this.#attempt(async (database) => {
      const transaction = database.transaction('pictures', 'readwrite');
      const update = async () => {
        const kept = await transaction.store.get(id);
        if (kept !== undefined) await transaction.store.put({ ...kept, settings }, id);
      };
      await complete(transaction, update());
    }, undefined);
  }

  /** What is kept and not past due, newest first. */
  async list(): Promise<readonly HistoryEntry[]> {
    const entries = await this.#entries();
    const now = Date.now();
    const surplusIds = new Set(surplus(entries, now).map(({ id }) => id));
    if (surplusIds.size > 0) void this.sweep();
    const listed = entries
      .filter(({ id }) => !surplusIds.has(id))
      .toSorted((one, other) => other.id - one.id);
    this.#awaitExpiry(listed, now);
    return listed;
  }

  /** @returns undefined where it is not kept, or past due */
  async get(id: number): Promise<HistoryPicture | undefined> {
    return this.#attempt(async (database) => {
      const transaction = database.transaction(STORES);
      const read = async () =>
        [
          await transaction.objectStore('entries').get(id),
          await transaction.objectStore('pictures').get(id),
        ] as const;
      const [entry, kept] = await complete(transaction, read());
      if (entry === undefined || kept === undefined || isDue(entry, Date.now())) return undefined;
      const { cutOut, pictureType, settings } = kept;
      return { ...entry, id, picture: fileOf(kept, entry.name), cutOut, pictureType, settings };
    }, undefined);
  }

  async remove(id: number): Promise<void> {
    await this.#attempt((database) => this.#delete(database, [id]), false);
    await this.#changed();
  }

  async clear(): Promise<void> {
    await this.#attempt(async (database) => {
      const transaction = database.transaction(STORES, 'readwrite');
      const clearAll = Promise.all(STORES.map((name) => transaction.objectStore(name).clear()));
      await complete(transaction, clearAll);
    }, undefined);
    await this.#changed();
  }

  /** Deletes what is past due, now and, while the page is open, when its time comes. */
  async sweep(): Promise<void> {
    const gone = surplus(await this.#entries(), Date.now()).map(({ id }) => id);
    if (gone.length > 0) {
      // Told only where it has worked: whoever hears of it lists anew.
      const deleted = await this.#attempt((database) => this.#delete(database, gone), false);
      if (deleted) tellHistoryChanged();
    }
    this.#awaitExpiry(await this.#entries(), Date.now());
  }

  async #changed(): Promise<void> {
    tellHistoryChanged();
    this.#awaitExpiry(await this.#entries(), Date.now());
  }

  /** @returns undefined where the visitor has meanwhile decided that nothing is kept */
  async #add(finished: PictureToKeep, preview: Blob | undefined): Promise<number | undefined> {
    const database = await this.#open();
    if (!keepsPictures()) return undefined;
    const transaction = database.transaction(STORES, 'readwrite');
    const { picture, cutOut } = finished;
    const addedAt = Date.now();
    const add = async () => {
      const entries = transaction.objectStore('entries');
      const pictures = transaction.objectStore('pictures');
      const bytes = picture.size + cutOut.blob.size + (preview?.size ?? 0);
      const id = await entries.add({ addedAt, name: picture.name, preview, bytes });
      await pictures.add(storedPicture(finished), id);
      const kept = (await entries.getAll()) as HistoryEntry[];
      for (const old of surplus(kept, addedAt)) {
        await entries.delete(old.id);
        await pictures.delete(old.id);
      }
      return id;
    };
    return complete(transaction, add());
  }

  /** @returns whether there was one */
  async #dropOldest(): Promise<boolean> {
    const oldest = (await this.#entries()).toSorted((one, other) => one.id - other.id)[0];
    if (oldest === undefined) return false;
    await this.#delete(await this.#open(), [oldest.id]);
    return true;
  }

  async #delete(database: HistoryDatabase, ids: readonly number[]): Promise<boolean> {
    const transaction = database.transaction(STORES, 'readwrite');
    const deletions = ids.flatMap((id) => STORES.map((name) => transaction.objectStore(name).delete(id)));
    await complete(transaction, Promise.all(deletions));
    return true;
  }

  async #entries(): Promise<HistoryEntry[]> {
    return this.#attempt(async (database) => (await database.getAll('entries')) as HistoryEntry[], []);
  }

  #awaitExpiry(entries: readonly HistoryEntry[], now: number): void {
    clearTimeout(this.#expiry);
    const inTime = entries.filter((entry) => !isDue(entry, now));
    if (inTime.length === 0) return;
    const firstDue = Math.min(...inTime.map(({ addedAt }) => addedAt)) + HISTORY_LIFETIME_MS;
    this.#expiry = setTimeout(() => void this.sweep(), Math.max(0, firstDue - now));
  }

  #open(): Promise<HistoryDatabase> {
    const forget = () => (this.#database = undefined);
    this.#database ??= openHistory(forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    return this.#database;
  }

  async #attempt<Result>(
    step: (database: HistoryDatabase) => Promise<Result>,
    otherwise: Result,
  ): Promise<Result> {
    try {
      return await step(await this.#open());
    } catch {
      return otherwise;
    }
  }
}

let store: HistoryStore | undefined;

/** The history of this browser: one store, whatever part of the page asks. */
export function visitHistory(): HistoryStore {
  return (store ??= new HistoryStore());
}
