'use client';

import { useCallback, useState } from 'react';

/** Of a cell, in pixels: as narrow, and as wide, as it may get. Its print is 400 pixels wide. */
const NARROWEST = 148;
const WIDEST = 400;
const GAP = 8;
/** Height of a print to its width, and of the two lines below it, in pixels. */
const SHAPE = 0.78;
const LINES = 52;

/** How a grid is laid out. */
export interface GridColumns {
  readonly columns: number;
  /** Of a row with the gap below it, in pixels. */
  readonly rowHeight: number;
}

/** What a grid is laid out in, in pixels. */
interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * Lays a grid out by the room that it is seen in. Returns the ref of the element that it scrolls in, too.
 *
 * @param count pictures
 */
export function useGridColumns(
  count: number,
): readonly [(element: HTMLElement | null) => (() => void) | undefined, GridColumns] {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, gridIn(room, count)];
}

/** The widest cells with which all pictures are seen at once; or else the narrowest, and the grid scrolls. */
export function gridIn({ width, height }: Room, count: number): GridColumns {
  const least = Math.max(2, Math.ceil((width + GAP) / (WIDEST + GAP)));
  const most = Math.max(2, Math.floor((width + GAP) / (NARROWEST + GAP)));
  for (let columns = least; columns < most; columns++) {
    const rowHeight = rowHeightOf(width, columns);
    if (Math.ceil(count / columns) * rowHeight <= height) return { columns, rowHeight };
  }
  return { columns: most, rowHeight: rowHeightOf(width, most) };
}

function rowHeightOf(width: number, columns: number): number {
  const cell = (width - GAP * (columns - 1)) / columns;
  return Math.round(Math.max(0, cell) * SHAPE) + LINES + GAP;
}
