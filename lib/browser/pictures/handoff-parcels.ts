import 'client-only';
import { openDB, type DBSchema } from 'idb';
import { HANDOFF_DATABASE } from '../settings/store-names';

/** On its way a picture is for seconds; what a closed tab has left behind longer ago is deleted. */
const LIFETIME_MS = 10 * 60 * 1000;

interface Parcel {
  readonly picture: Blob;
  readonly name: string;
  readonly type: string;
  readonly lastModified: number;
  readonly leftAt: number;
}

interface HandoffSchema extends DBSchema {
  parcels: { key: number; value: Parcel };
}

/**
 * Leaves a picture.
 * @returns the key that it is taken by
 * @throws DOMException where the browser keeps no databases, or has no room
 */
export function leaveParcel(picture: File): Promise<number> {
  return withDatabase(async (database) => {
    const { name, type, lastModified } = picture;
    return database.add('parcels', { picture, name, type, lastModified, leftAt: Date.now() });
  });
}

/** Takes a picture: it is deleted with that, and with it what others have left behind. */
export async function takeParcel(key: number): Promise<File | undefined> {
  try {
    return await withDatabase(async (database) => {
      const parcel = await database.get('parcels', key);
      await database.delete('parcels', key);
      if (parcel === undefined) return undefined;
      const { picture, name, type, lastModified } = parcel;
      return new File([picture], name, { type, lastModified });
    });
  } catch {
    return undefined;
  }
}

/** @returns how many bytes are on their way, also in other tabs */
export async function parcelBytes(): Promise<number> {
  try {
    const parcels = await withDatabase((database) => database.getAll('parcels'));
    return parcels.reduce((sum, { picture }) => sum + picture.size, 0);
  } catch {
    return 0;
  }
}

/** Deletes all that is on its way. */
export async function clearParcels(): Promise<void> {
  try {
    await withDatabase((database) => database.clear('parcels'));
  } catch {
    // Where there is no database, there is nothing to delete.
  }
}

async function withDatabase<Result>(
  step: (database: Awaited<ReturnType<typeof open>>) => Promise<Result>,
): Promise<Result> {
  const database = await open();
  try {
    await deleteStale(database);
    return await step(database);
  } finally {
    database.close();
  }
}

const open = () =>
  openDB<HandoffSchema>(HANDOFF_DATABASE, 1, {
    upgrade: (created) => void created.createObjectStore('parcels', { autoIncrement: true }),
  });

async function deleteStale(database: Awaited<ReturnType<typeof open>>): Promise<void> {
  const now = Date.now();
  const [keys, parcels] = await Promise.all([database.getAllKeys('parcels'), database.getAll('parcels')]);
  const stale = keys.filter((_, at) => Math.abs(now - (parcels[at]?.leftAt ?? 0)) > LIFETIME_MS);
  await Promise.all(stale.map((key) => database.delete('parcels', key)));
}
