'use client';

import { useEffect, useLayoutEffect, useState } from 'react';
import { useZoomPanPinch } from 'react-zoom-pan-pinch';
import { isRightToLeft } from '@/components/ui/compare-handle';

interface Places {
  readonly root: HTMLElement;
  /** What the picture is looked at through. */
  readonly viewport: HTMLDivElement;
  /** What is zoomed and panned. */
  readonly print: HTMLDivElement;
  /** The picture's own width. */
  readonly pixelsWide: number;
}

export interface Zoom {
  /** Pixels of the screen (CSS) for each of the picture's. */
  readonly ratio: number;
  /** The picture is larger than when it is shown whole. */
  readonly zoomed: boolean;
  readonly zoomBy: (factor: number) => void;
  /** Shows the picture whole. */
  readonly fit: () => void;
  /** Moves what is seen, in CSS pixels: right and down count up. */
  readonly look: (x: number, y: number) => void;
}

/** Largest zoom: so many pixels of the screen for each of the picture's, or so many times the whole view. */
const LARGEST_RATIO = 4;
const LARGEST_SCALE = 4;

const ANIMATION_MS = 180;

/** Growth by one pixel of the wheel. */
const WHEEL_STEP = 0.003;

/**
 * Zooms and pans a picture by wheel, drag, pinch, double click and by the functions it gives. The picture is centred
 * while it is smaller than what it is looked at through. Where it lies is written to `root` for styles:
 * `--print-start` (from the start edge), `--print-width`, both in pixels, and `--zoom`.
 *
 * @param still A pointer's way across the picture is not for panning now.
 */
export function useZoom({ root, viewport, print, pixelsWide }: Places, still: boolean): Zoom {
  const [{ scale, ratio }, setShown] = useState({ scale: 1, ratio: 1 });
  const zoomed = scale > 1.001;
  const largest = Math.max(LARGEST_SCALE, (LARGEST_RATIO * scale) / ratio);
  /** A double click shows the picture's own pixels, or at least something larger. */
  const close = Math.max(2, scale / ratio);
  const { instance } = useZoomPanPinch(optionsFor({ root, scale, largest, close, still: still || !zoomed }));

  useLayoutEffect(() => {
    const zoom = instance.current;
    const measure = () => {
      const around = viewport.getBoundingClientRect();
      const box = print.getBoundingClientRect();
      const start = isRightToLeft(root) ? around.right - box.right : box.left - around.left;
      root.style.setProperty('--print-start', `${start}px`);
      root.style.setProperty('--print-width', `${box.width}px`);
      root.style.setProperty('--zoom', String(zoom.state.scale));
      setShown({ scale: zoom.state.scale, ratio: box.width / pixelsWide });
    };
    const stop = zoom.onTransform(measure);
    const sizes = new ResizeObserver(measure);
    sizes.observe(viewport);
    sizes.observe(print);
    return () => {
      stop();
      sizes.disconnect();
    };
  }, [instance, root, viewport, print, pixelsWide]);

  useLayoutEffect(() => {
    const zoom = instance.current;
    // From now on the library says where it lies.
    print.toggleAttribute('data-zoomable', true);
    zoom.init(viewport, print);
    return () => {
      zoom.unmount();
      print.toggleAttribute('data-zoomable', false);
      print.style.transform = '';
    };
  }, [instance, viewport, print]);

  useEffect(() => {
    instance.current.update(optionsFor({ root, scale, largest, close, still: still || !zoomed }));
    viewport.style.touchAction = still || zoomed ? 'none' : '';
  }, [instance, root, viewport, scale, largest, close, still, zoomed]);

  return {
    ratio,
    zoomed,
    zoomBy: (factor) => {
      const zoom = instance.current;
      const { left, top, width, height } = viewport.getBoundingClientRect();
      const wanted = Math.min(largest, Math.max(1, zoom.state.scale * factor));
      void zoom.getContext().zoomToPoint(wanted, left + width / 2, top + height / 2, animationMs());
    },
    fit: () => void instance.current.getContext().centerView(1, animationMs()),
    look: (x, y) => void instance.current.getContext().panBy(-x, -y, 0),
  };
}

interface Now {
  readonly root: HTMLElement;
  readonly scale: number;
  readonly largest: number;
  readonly close: number;
  /** Panning is off. */
  readonly still: boolean;
}

function optionsFor({ root, scale, largest, close, still }: Now) {
  const calm = animationMs() === 0;
  return {
    minScale: 1,
    maxScale: largest,
    centerOnInit: true,
    centerZoomedOut: true,
    disablePadding: true,
    // A plain wheel scrolls the page until one has gone into the viewer.
    wheel: {
      step: WHEEL_STEP * scale,
      activationKeys: (keys: string[]) =>
        keys.includes('Control') || keys.includes('Meta') || root.matches(':focus-within, [data-full]'),
    },
    panning: { disabled: still },
    doubleClick: {
      mode: 'toggle' as const,
      step: scale === 1 ? close - 1 : scale - 1,
      animationTime: animationMs(),
    },
    zoomAnimation: { size: 0, animationTime: animationMs() },
    autoAlignment: { sizeX: 0, sizeY: 0, animationTime: 0 },
    velocityAnimation: { disabled: calm },
  };
}

/** How long a movement takes: no time for whoever asks for little motion. */
function animationMs(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ANIMATION_MS;
}
