import { isoBoxes, viewOf, ascii, type FilePart } from './file-parts';

/** Boxes of a HEIF file are read only to these depths and counts: a file may say anything. */
const MOST_BOXES = 1_000;

/** What a HEIF file says of the picture that it shows first (ISO/IEC 23008-12). */
export interface HeifPrimary {
  /** Codec of the item, or of its tiles. */
  readonly codec: 'hevc' | 'av1' | 'other';
  /** Its properties, in the order in which they apply, without their box headers. */
  readonly properties: readonly { readonly type: string; readonly data: Uint8Array }[];
  /** Whether its colours are multiplied by its alpha (reference `prem`). */
  readonly isPremultiplied: boolean;
}

/**
 * Reads the primary item's description.
 *
 * @param bytes the file, or its beginning: what has not come yet is as if it were not there
 * @returns undefined where there is no item
 */
export function readHeifPrimary(bytes: Uint8Array): HeifPrimary | undefined {
  try {
    return primaryOf(bytes);
  } catch (error) {
    // An offset that leads out of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function primaryOf(bytes: Uint8Array): HeifPrimary | undefined {
  const view = viewOf(bytes);
  const meta = find(boxes(bytes, 0, bytes.length), 'meta');
  if (!meta) return undefined;
  const inMeta = boxes(bytes, meta.from + 4, meta.to);
  const pitm = find(inMeta, 'pitm');
  if (!pitm) return undefined;
  const primary = itemId(view, pitm.from + 4, view.getUint8(pitm.from) > 0).id;
  const items = itemTypes(bytes, find(inMeta, 'iinf'));
  return {
    codec: codecOf(primary, items),
    properties: propertiesOf(bytes, find(inMeta, 'iprp'), primary),
    isPremultiplied: isPremultiplied(bytes, find(inMeta, 'iref'), primary),
  };
}

/** A grid or an overlay is of the codec of the items in the file. */
function codecOf(primary: number, items: ReadonlyMap<number, string>): HeifPrimary['codec'] {
  for (const type of [items.get(primary), ...items.values()]) {
    if (type === 'hvc1') return 'hevc';
    if (type === 'av01') return 'av1';
  }
  return 'other';
}

/** Item info entries of version 2 and 3 tell types; older ones are of files that are no pictures. */
function itemTypes(bytes: Uint8Array, iinf: FilePart | undefined): Map<number, string> {
  const view = viewOf(bytes);
  const types = new Map<number, string>();
  if (!iinf) return types;
  const countBytes = view.getUint8(iinf.from) === 0 ? 2 : 4;
  for (const { type, from } of boxes(bytes, iinf.from + 4 + countBytes, iinf.to)) {
    if (type !== 'infe' || view.getUint8(from) < 2) continue;
    const { id, next } = itemId(view, from + 4, view.getUint8(from) > 2);
    types.set(id, ascii(bytes, next + 2, next + 6));
  }
  return types;
}

function propertiesOf(
  bytes: Uint8Array,
  iprp: FilePart | undefined,
  item: number,
): HeifPrimary['properties'] {
  if (!iprp) return [];
  const inside = boxes(bytes, iprp.from, iprp.to);
  const ipco = find(inside, 'ipco');
  if (!ipco) return [];
  const all = boxes(bytes, ipco.from, ipco.to);
  const places = inside
    .filter(({ type }) => type === 'ipma')
    .flatMap((ipma) => associations(viewOf(bytes), ipma, item));
  return places.flatMap((place) => {
    const box = all[place - 1];
    if (!box) return [];
    return [{ type: box.type, data: bytes.subarray(box.from, box.to) }];
  });
}

/** Numbers of an item's properties, counted from 1. */
function associations(view: DataView, ipma: FilePart, item: number): number[] {
  const version = view.getUint8(ipma.from);
  const isWide = (view.getUint8(ipma.from + 3) & 1) === 1;
  const entries = view.getUint32(ipma.from + 4);
  let at = ipma.from + 8;
  for (let entry = 0; entry < Math.min(entries, MOST_BOXES) && at < ipma.to; entry += 1) {
    const { id, next } = itemId(view, at, version > 0);
    const count = view.getUint8(next);
    const width = isWide ? 2 : 1;
    if (id === item) {
      return Array.from({ length: count }, (_, index) => {
        const place = next + 1 + index * width;
        return isWide ? view.getUint16(place) & 0x7fff : view.getUint8(place) & 0x7f;
      });
    }
    at = next + 1 + count * width;
  }
  return [];
}

function isPremultiplied(bytes: Uint8Array, iref: FilePart | undefined, item: number): boolean {
  if (!iref) return false;
  const view = viewOf(bytes);
  const isWide = view.getUint8(iref.from) > 0;
  return boxes(bytes, iref.from + 4, iref.to).some(
    ({ type, from }) => type === 'prem' && itemId(view, from, isWide).id === item,
  );
}

function itemId(view: DataView, at: number, isWide: boolean): { id: number; next: number } {
  return isWide ? { id: view.getUint32(at), next: at + 4 } : { id: view.getUint16(at), next: at + 2 };
}

function find(among: readonly FilePart[], type: string): FilePart | undefined {
  return among.find((box) => box.type === type);
}

/** The boxes between two bytes, each as far as it is there. */
function boxes(bytes: Uint8Array, start: number, end: number): FilePart[] {
  const found: FilePart[] = [];
  for (const { type, from, to } of isoBoxes(bytes, start, Math.min(end, bytes.length))) {
    if (found.length === MOST_BOXES) break;
    found.push({ type, from, to: Math.min(to, end, bytes.length) });
  }
  return found;
}
