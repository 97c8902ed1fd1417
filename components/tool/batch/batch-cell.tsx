'use client';

import { type KeyboardEvent, memo, useEffect, useState } from 'react';
import { CutOutline } from '@/components/ui/cut-outline';
import { IconCheck, IconPicture, IconWarning } from '@/components/ui/icons';
import type { ItemPhase, ItemWork } from '@/lib/browser/batch/queue/item-work';
import type { ThumbnailOf, Thumbnails } from '@/lib/browser/batch/thumbnails';
import { type Finish, isSeeThrough } from '@/lib/browser/pictures/finish';
import { BlobImage } from '../mat/blob-image';
import type { BatchPicture } from './batch-state';
import { useWorkStatus } from './use-work-status';

interface Props {
  readonly picture: BatchPicture;
  /** What is made of it. */
  readonly finish: Finish;
  readonly thumbnails: Thumbnails;
  /** Among the columns, from 1. */
  readonly column: number;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

const UNDER_WAY: ReadonlySet<ItemPhase> = new Set<ItemPhase>(['uploading', 'working', 'local']);

/** A picture of the batch as a small print on the mat. */
export const BatchCell = memo(function BatchCell(props: Props) {
  const { picture, finish, thumbnails, column, isChosen, onChoose, onOpen, onKey } = props;
  const { id, file, work } = picture;
  const status = useWorkStatus()(work);
  return (
    <div
      role="gridcell"
      id={cellId(id)}
      tabIndex={isChosen ? 0 : -1}
      aria-colindex={column}
      aria-selected={isChosen}
      onFocus={() => onChoose(id)}
      onClick={() => onChoose(id)}
      onDoubleClick={() => onOpen(id)}
      onKeyDown={onKey}
      className={`flex min-w-0 flex-1 cursor-pointer flex-col gap-1.5 rounded-control p-1.5 outline-offset-0 ${isChosen ? 'bg-paper' : ''}`}
    >
      <div className="relative flex min-h-0 flex-1 items-center justify-center">
        <Print {...{ picture, finish, thumbnails }} />
        {UNDER_WAY.has(work.phase) ? <CutOutline /> : null}
      </div>
      <div className="text-caption leading-tight">
        <CellName name={file.name} />
        <p className="flex items-center gap-1 truncate text-ink-soft">
          <WorkIcon work={work} />
          <span className="truncate">{status}</span>
        </p>
      </div>
    </div>
  );
});

/** How much of a name's end is always shown: numbers and file types are there. */
const END = 9;

/** A name whose middle goes where there is no room for all of it: series begin alike. */
function CellName({ name }: { readonly name: string }) {
  return (
    <p className="flex" title={name}>
      {/* It reads in its own direction, and stands where the page's lines begin. */}
      <bdi className="flex min-w-0">
        <span className="truncate">{name.slice(0, -END)}</span>
        <span className="shrink-0 whitespace-pre">{name.slice(-END)}</span>
      </bdi>
    </p>
  );
}

/** Id of a cell's element. */
export function cellId(id: string): string {
  return `cell-${id}`;
}

type PrintProps = Pick<Props, 'picture' | 'finish' | 'thumbnails'>;

function Print({ picture: { file, work }, finish, thumbnails }: PrintProps) {
  const isDone = work.phase === 'done';
  const cutOut = isDone ? work.cutOut.blob : undefined;
  const thumbnail = useThumbnail(thumbnails, { picture: file, cutOut, finish });
  if (thumbnail === undefined) return <div className="size-full rounded-print bg-sheet" />;
  if (thumbnail === null) {
    return (
      <div className="flex size-full items-center justify-center rounded-print bg-sheet text-ink-soft">
        <IconPicture className="size-10" />
      </div>
    );
  }
  const shown = isSeeThrough(finish) && finish.format !== 'jpeg' ? 'checkerboard' : '';
  const look = isDone ? shown : work.phase === 'failed' ? 'opacity-40' : 'opacity-75';
  return (
    <BlobImage
      blob={thumbnail}
      alt=""
      className={`max-h-full max-w-full rounded-print object-contain ${look}`}
    />
  );
}

function WorkIcon({ work }: { readonly work: ItemWork }) {
  if (work.phase === 'done') return <IconCheck className="size-4 shrink-0" />;
  if (work.phase === 'failed') return <IconWarning className="size-4 shrink-0 text-accent-text" />;
  return null;
}

/**
 * A small picture of a large one: undefined until it is made, `null` where this browser cannot show it. The last one stays until the
 * next is there.
 */
function useThumbnail(
  thumbnails: Thumbnails,
  { picture, cutOut, finish }: ThumbnailOf,
): Blob | null | undefined {
  const [thumbnail, setThumbnail] = useState<Blob | null>();
  useEffect(() => {
    const looking = new AbortController();
    const { signal } = looking;
    const show = (made: Blob | undefined) => {
      if (!signal.aborted) setThumbnail(made ?? null);
    };
    thumbnails.of({ picture, cutOut, finish }, signal, show).then(show, () => undefined);
    return () => looking.abort();
  }, [thumbnails, picture, cutOut, finish]);
  return thumbnail;
}
