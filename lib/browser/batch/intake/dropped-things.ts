import 'client-only';

/** What can be dropped, pasted or chosen: files, and on a drop folders, too. */
export type DroppedThing = File | FileSystemEntry;

/**
 * What a drop or paste holds. To be called while its event is handled. A browser forgets it afterwards, but entries and
 * files that were taken out stay good.
 */
export function droppedThings(data: DataTransfer): DroppedThing[] {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  // Only a drop of the visitor's own has entries; one that a script makes has none.
  return items.flatMap((item): DroppedThing[] => {
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory === true) return [entry];
    const file = item.getAsFile();
    return file === null ? [] : [file];
  });
}

/** Whether things belong into a batch: more than one, or one that can hold many. */
export function isForBatch(things: readonly DroppedThing[]): boolean {
  const [first] = things;
  if (first === undefined) return false;
  return things.length > 1 || !(first instanceof File) || isCalledZip(first);
}

/** Its content decides later; this only finds out who looks at it. */
function isCalledZip({ name, type }: File): boolean {
  return /\.zip$/i.test(name) || /^application\/(x-)?zip(-compressed)?$/.test(type);
}

/**
 * Hands many pictures brought to one page over to the next one, across a client-side navigation. In this module's memory only: a
 * reload forgets them.
 */
let offered: readonly DroppedThing[] | undefined;

/** Leaves things for the page that opens next. */
export function offerThings(things: readonly DroppedThing[]): void {
  offered = things;
}

/** The things that were left. */
export function handedThings(): readonly DroppedThing[] | undefined {
  return offered;
}

/** Whoever has taken them says so, or the next page would begin with them again. */
export function forgetHandedThings(): void {
  offered = undefined;
}

/**
 * The file to open out of what was chosen, dropped or pasted. It is the first that calls itself a picture, or else the
 * first of all. Then the service can say what is wrong with it.
 */
export function pickedPicture(things: Iterable<DroppedThing>): File | undefined {
  const all = [...things].filter((thing) => thing instanceof File);
  return all.find((file) => file.type.startsWith('image/')) ?? all[0];
}
