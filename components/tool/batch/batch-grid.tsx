'use client';

import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { Finish } from '@/lib/browser/pictures/finish';
import type { Thumbnails } from '@/lib/browser/batch/thumbnails';
import { directionOf } from '@/lib/i18n/languages';
import { BatchCell, cellId } from './batch-cell';
import { cellAfterKey } from './batch-figures';
import type { BatchPicture } from './batch-state';
import { useGridColumns } from './use-grid-columns';

interface Props {
  /** In the order in which they are shown. */
  readonly pictures: readonly BatchPicture[];
  /** What is made of those that have no finish of their own. */
  readonly finish: Finish;
  readonly thumbnails: Thumbnails;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** The pictures of a batch: only those rows are in the page that can be seen. Arrow keys move, Enter opens, Delete removes. */
export function BatchGrid(props: Props) {
  const { pictures, finish, thumbnails, chosen, onChoose, onOpen, onRemove } = props;
  const t = useTranslations('tool.batch');
  const isRtl = directionOf(useLocale()) === 'rtl';
  const helpId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, { columns, rowHeight }] = useGridColumns(pictures.length);
  const scrollerRef = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      return seen(element);
    },
    [seen],
  );
  const rows = Math.ceil(pictures.length / columns);
  const at = Math.max(
    0,
    pictures.findIndex(({ id }) => id === chosen),
  );
  const chosenRow = Math.floor(at / columns);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoizes this component.
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
    // The row of the chosen cell is always there, or nothing in the grid could be reached by Tab.
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      return seen.includes(chosenRow) || chosenRow >= rows
        ? seen
        : [...seen, chosenRow].sort((a, b) => a - b);
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const start = useRef(chosenRow);
  useEffect(() => {
    // Who comes back from a picture finds the grid where it was.
    if (start.current > 0 && rowHeight > 0) virtualizer.scrollToIndex(start.current);
  }, [virtualizer, rowHeight]);

  const focusOn = (index: number) => {
    const next = pictures[index];
    if (next === undefined) return;
    onChoose(next.id);
    virtualizer.scrollToIndex(Math.floor(index / columns));
    // A row that has just come into view is there with the next frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(cellId(next.id))?.focus({ preventScroll: true })),
    );
  };
  const handle = (event: KeyboardEvent) => {
    const picture = pictures[at];
    if (picture === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = cellAfterKey(event.key, at, { count: pictures.length, columns, isRtl });
    if (next !== undefined) focusOn(next);
    else if (event.key === 'Enter') onOpen(picture.id);
    else if (event.key === 'Delete') {
      focusOn(at + 1 < pictures.length ? at + 1 : at - 1);
      onRemove(picture.id);
    } else return;
    event.preventDefault();
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  const onKey = useCallback((event: KeyboardEvent) => latest.current(event), []);

  return (
    <div
      ref={scrollerRef}
      // The room of its bar is always kept, or the bar would come and go with the columns.
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain [scrollbar-gutter:stable]"
    >
      <p id={helpId} className="sr-only">
        {t('gridHelp')}
      </p>
      <div
        role="grid"
        aria-label={t('grid')}
        aria-describedby={helpId}
        aria-rowcount={rows}
        aria-colcount={columns}
        className="relative w-full"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            role="row"
            aria-rowindex={index + 1}
            className="absolute inset-x-0 top-0 flex gap-2 pb-2"
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
          >
            {pictures.slice(index * columns, (index + 1) * columns).map((picture, column) => (
              <BatchCell
                key={picture.id}
                picture={picture}
                finish={picture.finish ?? finish}
                thumbnails={thumbnails}
                column={column + 1}
                isChosen={picture === pictures[at]}
                onChoose={onChoose}
                onOpen={onOpen}
                onKey={onKey}
              />
            ))}
            {Array.from(
              { length: columns - Math.min(columns, pictures.length - index * columns) },
              (_, gap) => (
                <div key={gap} role="presentation" className="flex-1 p-1.5" />
              ),
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
