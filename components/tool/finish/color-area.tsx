'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useLayoutEffect, useRef } from 'react';
import { HexColorPicker } from 'react-colorful';
import { hexOf } from '@/lib/contracts/color-hex';
import type { Color } from '@/lib/core/rendering';

interface Props {
  readonly color: Color;
  readonly onChange: (hex: string) => void;
}

/** How strong and how bright a colour is, both from 0 to 1, as HSV has it. */
function shadeOf({ red, green, blue }: Color): {
  readonly saturation: number;
  readonly value: number;
} {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  return { saturation: most === 0 ? 0 : (most - least) / most, value: most / 255 };
}

/**
 * An area of shades over a strip of hues: two sliders, which work by keyboard. The library names them in English only.
 * Both get their names and texts here, after each change of the colour.
 */
export function ColorArea({ color, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const format = useFormatter();
  const root = useRef<HTMLDivElement>(null);
  const percent = (share: number) => format.number(share, { style: 'percent' });
  const { saturation, value } = shadeOf(color);
  const shade = t('shadeValue', { saturation: percent(saturation), brightness: percent(value) });
  useLayoutEffect(() => {
    const [area, strip] = root.current?.querySelectorAll('[role=slider]') ?? [];
    if (!area || !strip) return;
    area.setAttribute('aria-label', t('shade'));
    strip.setAttribute('aria-label', t('hue'));
    const tellShade = () => {
      if (area.getAttribute('aria-valuetext') !== shade) area.setAttribute('aria-valuetext', shade);
    };
    tellShade();
    // The library writes its own once more when it has taken the colour over.
    const observer = new MutationObserver(tellShade);
    observer.observe(area, { attributeFilter: ['aria-valuetext'] });
    return () => observer.disconnect();
  }, [t, shade]);
  return (
    <div ref={root}>
      <HexColorPicker
        color={hexOf({ ...color, alpha: 255 })}
        onChange={onChange}
        style={{ width: '100%', height: '9rem' }}
        // Its own sign of the focus is a knob that grows by a tenth: too little to be seen.
        className="[&_[role=slider]:focus-visible]:outline-3! [&_[role=slider]:focus-visible]:outline-offset-2! [&_[role=slider]:focus-visible]:outline-(--focus)!"
      />
    </div>
  );
}
