'use client';

import { useCallback, useState } from 'react';

/** Of a cell, in pixels: as narrow as it may get. A wide mat has larger cells, not only more of them. */
const NARROWEST = 148;
const MOST_COLUMNS = 8;
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

/**
 * Lays a grid out by the width of its element: at least two columns, and no more than there are pictures for. Returns the
 * element's ref, too.
 *
 * @param count pictures
 */
export function useGridColumns(
  count: number,
): readonly [(element: HTMLElement | null) => (() => void) | undefined, GridColumns] {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const columns = columnsIn(width, count);
  const cell = (width - GAP * (columns - 1)) / columns;
  return [ref, { columns, rowHeight: Math.round(Math.max(0, cell) * SHAPE) + LINES + GAP }];
}

/**
 * @param width of the grid, in pixels
 * @param count pictures
 */
export function columnsIn(width: number, count: number): number {
  const most = Math.min(MOST_COLUMNS, Math.floor((width + GAP) / (NARROWEST + GAP)));
  // A few pictures are no larger than in a grid with three beside each other.
  return Math.max(2, Math.min(most, Math.max(3, Math.ceil(count / 2))));
}
