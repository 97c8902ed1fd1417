import 'client-only';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PictureToKeep, HistoryEntry } from './history-entry';
import { HISTORY_DATABASE } from '../settings/store-names';

/** What is kept of a picture beside its entry: all that takes room, read only when it is opened. */
interface StoredPicture extends Omit<PictureToKeep, 'picture'> {
  readonly picture: Blob;
  readonly type: string;
  readonly lastModified: number;
}

export interface HistorySchema extends DBSchema {
  entries: { key: number; value: Omit<HistoryEntry, 'id'> & { readonly id?: number } };
  pictures: { key: number; value: StoredPicture };
}

export type HistoryDatabase = IDBPDatabase<HistorySchema>;

/**
 * Opens the database, and makes it where there is none.
 *
 * @param onClosed called when the connection has gone: cleared by the visitor, or wanted by a newer page
 * @throws DOMException or ReferenceError where the browser keeps no databases: blocked, or a private window
 */
export async function openHistory(onClosed: () => void): Promise<HistoryDatabase> {
  const database = await openDB<HistorySchema>(HISTORY_DATABASE, 1, {
    upgrade(created) {
      created.createObjectStore('entries', { keyPath: 'id', autoIncrement: true });
      created.createObjectStore('pictures');
    },
    blocking() {
      database.close();
      onClosed();
    },
    terminated: onClosed,
  });
  return database;
}

/** The shape in which a picture's file is kept: some browsers give back a file without its name. */
export function storedPicture({ picture, ...rest }: PictureToKeep): StoredPicture {
  return { ...rest, picture, type: picture.type, lastModified: picture.lastModified };
}

/** The visitor's file again. */
export function fileOf({ picture, type, lastModified }: StoredPicture, name: string): File {
  return new File([picture], name, { type, lastModified });
}
