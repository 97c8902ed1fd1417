'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { CutOutline } from '@/components/ui/cut-outline';
import { BACKDROP_CLASS, type Backdrop } from './backdrop';
import { BlobImage } from './blob-image';
import { SteadyImage } from './steady-image';
import { useUpright } from './use-upright';

interface Props {
  readonly picture: File;
  /** What is shown. When it changes, the zoom and the handle stay where they are. */
  readonly cutOut: Blob;
  readonly backdrop: Backdrop;
  /** Undefined where nothing of the ground is seen. */
  readonly onBackdrop: ((backdrop: Backdrop) => void) | undefined;
  /** Whether the picture fills the same box as what is shown: not after a crop. */
  readonly comparable?: boolean;
  /** A new rendering is on its way. */
  readonly busy?: boolean;
  /** Id of the text that says what is to be seen, for those who do not see it. */
  readonly describedBy?: string;
  /** Lies over the picture's box and moves with it. What takes the pointer in it has to say so (`pointer-events-auto`). */
  readonly overlay?: ReactNode;
}

/** Zoom, loupe, comparison and the rest: fetched when there is something to look at. The picture does not wait for it. */
const ViewerTools = dynamic(() => import('./tools/viewer-tools').then((file) => file.ViewerTools), {
  ssr: false,
});

/** The checkerboard's squares keep their size while the picture grows. */
const CHECKERBOARD_SIZE = 'calc(22px / var(--zoom, 1)) calc(22px / var(--zoom, 1))';

/**
 * The result on the mat, whole at first. A visitor can zoom, compare with the picture it came from, and look at it on
 * different grounds. Where the browser cannot show the original there is no comparison, and a line says so.
 */
export function CutOutViewer({
  picture,
  cutOut,
  backdrop,
  onBackdrop,
  comparable = true,
  busy = false,
  describedBy,
  overlay,
}: Props) {
  const t = useTranslations('compare');
  const words = useTranslations('tool.viewer');
  const upright = useUpright(picture);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [viewport, setViewport] = useState<HTMLDivElement | null>(null);
  const [print, setPrint] = useState<HTMLDivElement | null>(null);
  const [pixelsWide, setPixelsWide] = useState<number>();
  const [original, setOriginal] = useState<{ readonly picture: File; readonly shown: boolean }>();
  const [share, setShare] = useState(0);
  const [held, setHeld] = useState(false);
  const [full, setFull] = useState(false);

  const decoded = original?.picture === picture ? original.shown : undefined;
  const covered = !comparable ? 0 : held ? 100 : share;

  return (
    <figure
      ref={setRoot}
      data-viewer
      aria-busy={busy}
      data-full={full || undefined}
      className="on-mat relative grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)_auto] data-full:mat data-full:fixed data-full:inset-0 data-full:z-50 data-full:rounded-none data-full:border-0"
    >
      <div
        ref={setViewport}
        role="group"
        aria-label={words('stage')}
        aria-describedby={describedBy}
        aria-keyshortcuts="+ - 0 B Space L F ?"
        // The keys of zoom and comparison work while it, or a button beside it, has the focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="relative col-start-1 row-start-1 grid touch-pan-y place-items-center overflow-clip outline-offset-[-6px] [container-type:size]"
      >
        <div
          ref={setPrint}
          className="relative origin-top-left data-zoomable:absolute data-zoomable:top-0 data-zoomable:left-0"
        >
          <SteadyImage
            blob={cutOut}
            alt={t('after')}
            data-layer="after"
            onLoad={(event) => setPixelsWide(event.currentTarget.naturalWidth)}
            style={backdrop === 'checkerboard' ? { backgroundSize: CHECKERBOARD_SIZE } : undefined}
            className={`block max-h-[calc(100cqh-2rem)] max-w-[calc(100cqw-2rem)] min-w-32 object-contain lg:max-h-[calc(100cqh-3rem)] lg:max-w-[calc(100cqw-5rem)] ${BACKDROP_CLASS[backdrop]}`}
          />
          {comparable && decoded !== false ? (
            <BlobImage
              blob={upright}
              alt={t('before')}
              data-layer="before"
              onLoad={() => setOriginal({ picture, shown: true })}
              onError={() => setOriginal({ picture, shown: false })}
              style={{ '--hidden': `${100 - covered}%` } as CSSProperties}
              className="absolute inset-0 size-full object-contain [clip-path:inset(0_var(--hidden)_0_0)] rtl:[clip-path:inset(0_0_0_var(--hidden))]"
            />
          ) : null}
          {overlay === undefined ? null : (
            <div className="pointer-events-none absolute inset-0">{overlay}</div>
          )}
          {busy ? <CutOutline /> : null}
        </div>
      </div>
      {root !== null && viewport !== null && print !== null && pixelsWide !== undefined ? (
        <ViewerTools
          root={root}
          viewport={viewport}
          print={print}
          pixelsWide={pixelsWide}
          backdrop={backdrop}
          onBackdrop={onBackdrop}
          original={comparable ? decoded : undefined}
          share={share}
          onShare={setShare}
          held={held}
          onHold={setHeld}
          full={full}
          onFull={setFull}
        />
      ) : (
        // As high as the tools will be.
        <div className="h-13" />
      )}
    </figure>
  );
}
