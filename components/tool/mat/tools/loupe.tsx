'use client';

import { useEffect, useRef } from 'react';
import { isRightToLeft } from '@/components/ui/compare-handle';
import { BACKDROP_CLASS, type Backdrop } from '../backdrop';
import { drawLoupe } from './draw-loupe';

/** Side of the loupe, CSS pixels. */
const SIDE = 184;

/** Pixels of the loupe (CSS) for each of the picture's, at least. */
const MAGNIFICATION = 2;

/** So much higher than a finger, which would cover it. */
const ABOVE_FINGER = 120;

export interface LoupePoint {
  /** What is looked at, in the viewport's CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly finger: boolean;
}

interface Props {
  readonly viewport: HTMLElement;
  readonly print: HTMLElement;
  readonly at: LoupePoint;
  readonly backdrop: Backdrop;
  /** Percentage of the picture, from its start edge, in which the original shows. */
  readonly covered: number;
  /** Pixels of the screen (CSS) for each of the picture's. */
  readonly ratio: number;
}

/** A magnifying glass over the mat: the picture's own pixels, two by two on the screen or larger. */
export function Loupe({ viewport, print, at, backdrop, covered, ratio }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const [after, before] = ['after', 'before'].map((layer) =>
      print.querySelector<HTMLImageElement>(`[data-layer=${layer}]`),
    );
    if (canvas.current === null || !after) return;
    const around = viewport.getBoundingClientRect();
    const density = window.devicePixelRatio;
    canvas.current.width = Math.round(SIDE * density);
    canvas.current.height = canvas.current.width;
    const part = covered / 100;
    drawLoupe(canvas.current, after, before ?? undefined, {
      box: print.getBoundingClientRect(),
      x: around.left + at.x,
      y: around.top + at.y,
      original: isRightToLeft(viewport) ? [1 - part, 1] : [0, part],
      magnification: Math.max(MAGNIFICATION, MAGNIFICATION * ratio),
      density,
    });
  });

  const lift = !at.finger ? 0 : at.y > ABOVE_FINGER ? ABOVE_FINGER : -ABOVE_FINGER;
  return (
    <div
      data-loupe
      style={{ left: at.x - SIDE / 2, top: at.y - lift - SIDE / 2, width: SIDE, height: SIDE }}
      className="pointer-events-none absolute overflow-hidden rounded-full bg-(--mat) ring-4 ring-ink outline-2 outline-offset-4 outline-accent outline-dashed"
    >
      <canvas ref={canvas} aria-hidden="true" className={`size-full ${BACKDROP_CLASS[backdrop]}`} />
    </div>
  );
}
