'use client';

import { useCallback, useState } from 'react';

/** Of a cell, in pixels: as narrow as it may get. */
const NARROWEST = 148;
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

/** Lays a grid out by the width of its element: at least two columns. Returns the element's ref, too. */
export function useGridColumns(): readonly [
  (element: HTMLElement | null) => (() => void) | undefined,
  GridColumns,
] {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const columns = Math.max(2, Math.floor((width + GAP) / (NARROWEST + GAP)));
  const cell = (width - GAP * (columns - 1)) / columns;
  return [ref, { columns, rowHeight: Math.round(Math.max(0, cell) * SHAPE) + LINES + GAP }];
}
