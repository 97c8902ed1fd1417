import 'client-only';
import { SESSION_KEYS } from '../../contracts/storage-keys';
import { readPointer, writePointer, type Pointer } from './handoff-pointer';

/** Files up to this size travel as text in sessionStorage, which holds some 5 million characters. */
const MAX_INLINE_BYTES = 1_000_000;

/** Longest time that a picture is prepared for a full page load, before the visitor is let go on. */
const MAX_PREPARATION_MS = 2_000;

/** The picture itself, while this page lives: a navigation without a page load needs no storage. */
let offered: File | undefined;

/**
 * Leaves a picture for the page of this tab that opens next. Small ones lie in sessionStorage, larger ones in IndexedDB
 * with a pointer there. Where both are blocked or full it lies in memory, which a full page load forgets.
 *
 * @returns when it may be left: at the latest after two seconds
 */
export async function offerPicture(file: File): Promise<void> {
  offered = file;
  const patience = new Promise<void>((resolve) => setTimeout(resolve, MAX_PREPARATION_MS));
  await Promise.race([carry(file), patience]);
}

/** Takes the picture that was left, once: nothing of it stays. Undefined where there is none. */
export async function takePicture(): Promise<File | undefined> {
  const fromMemory = offered;
  offered = undefined;
  const pointer = takePointer();
  if (pointer === undefined) return fromMemory;
  if (pointer.kind === 'inline') return fromMemory ?? readPointer(pointer);
  const { takeParcel } = await import('./handoff-parcels');
  const fromDatabase = await takeParcel(pointer.parcel);
  return fromMemory ?? fromDatabase;
}

async function carry(file: File): Promise<void> {
  try {
    if (file.size <= MAX_INLINE_BYTES) {
      const pointer = await writePointer(file);
      if (offered !== file || keepPointer(pointer)) return;
    }
    const { leaveParcel, takeParcel } = await import('./handoff-parcels');
    const parcel = await leaveParcel(file);
    // Taken from memory meanwhile, or nobody can be told where it is: nobody would come for it.
    if (offered !== file || !keepPointer({ kind: 'parcel', parcel })) await takeParcel(parcel);
  } catch {
    // Blocked, full, or the file cannot be read: then memory alone has it.
  }
}

/** @returns whether it is there now */
function keepPointer(pointer: Pointer): boolean {
  try {
    sessionStorage.setItem(SESSION_KEYS.handoff, JSON.stringify(pointer));
    return true;
  } catch {
    return false;
  }
}

function takePointer(): Pointer | undefined {
  try {
    const text = sessionStorage.getItem(SESSION_KEYS.handoff);
    if (text === null) return undefined;
    sessionStorage.removeItem(SESSION_KEYS.handoff);
    return JSON.parse(text) as Pointer;
  } catch {
    return undefined;
  }
}
