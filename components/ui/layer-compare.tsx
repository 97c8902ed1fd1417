'use client';

import { useTranslations } from 'next-intl';
import { type CSSProperties, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { CompareHandle, isRightToLeft } from './compare-handle';
import { shareAt } from './compare-share';

interface Props {
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly className?: string;
}

/** The slider over two layers that come rendered, with its words. */
export function LayerCompare({ before, after, className = '' }: Props) {
  const t = useTranslations('compare');
  return (
    <CompareSlider
      before={before}
      after={after}
      className={className}
      label={t('handle')}
      valueText={(percent) => t('value', { percent: String(percent) })}
    />
  );
}

interface CompareSliderProps {
  /** Shown from the start edge up to the handle. Both layers fill the same box. */
  readonly before: ReactNode;
  /** Shown beyond the handle; it gives the box its size. */
  readonly after: ReactNode;
  /** What the handle is called. */
  readonly label: string;
  /** The handle's position in words, from the percentage of the first layer that shows. */
  readonly valueText: (percent: number) => string;
  readonly className?: string;
}

/** Two layers with a handle between them: drag anywhere, or use the arrow keys on the handle. */
function CompareSlider({ before, after, label, valueText, className = '' }: CompareSliderProps) {
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(50);

  function follow(event: PointerEvent) {
    if (box.current === null) return;
    setShare(shareAt(event.clientX, box.current.getBoundingClientRect(), isRightToLeft(box.current)));
  }

  function press(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    follow(event);
  }

  function move(event: PointerEvent<HTMLDivElement>) {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
  }

  return (
    <div
      ref={box}
      style={{ '--share': `${share}%` } as CSSProperties}
      onPointerDown={press}
      onPointerMove={move}
      className={`relative cursor-ew-resize touch-pan-y select-none ${className}`}
    >
      {after}
      <div className="absolute inset-0 [clip-path:inset(0_calc(100%_-_var(--share))_0_0)] rtl:[clip-path:inset(0_0_0_calc(100%_-_var(--share)))]">
        {before}
      </div>
      <CompareHandle
        share={share}
        onShare={setShare}
        box={() => box.current?.getBoundingClientRect()}
        label={label}
        valueText={valueText}
        lineAt="var(--share)"
        knobAt="var(--share)"
      />
    </div>
  );
}
