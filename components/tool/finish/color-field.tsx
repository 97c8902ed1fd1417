'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { HexColorInput } from 'react-colorful';
import type { Color } from '@/lib/core/rendering';
import { colorOfHex, hexOf } from '@/lib/contracts/color-hex';
import { ColorArea } from './color-area';
import { MatPicker } from './mat-picker';

interface Props {
  readonly label: string;
  readonly value: Color;
  readonly onChange: (color: Color) => void;
}

/** What Chromium has for picking a colour anywhere on the screen. */
interface EyeDropperWindow {
  readonly EyeDropper?: new () => { open: () => Promise<{ readonly sRGBHex: string }> };
}

/**
 * A colour by area, by number, or picked. It is picked off the screen where the browser can, else off the picture on
 * the mat.
 */
export function ColorField({ label, value, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const id = useId();
  const hex = hexOf({ ...value, alpha: 255 });
  const choose = (text: string) => {
    const color = colorOfHex(text);
    if (color !== undefined) onChange(color);
  };
  const { EyeDropper } = globalThis as EyeDropperWindow;
  const button = useRef<HTMLButtonElement>(null);
  const [viewer, setViewer] = useState<HTMLElement | null>(null);
  const pick = () => {
    if (EyeDropper === undefined) {
      const mat = document.querySelector<HTMLElement>('[data-viewer]');
      // On a phone it is far above.
      mat?.scrollIntoView({ block: 'center' });
      setViewer(mat);
      return;
    }
    // Rejects when the visitor thinks better of it.
    new EyeDropper().open().then(
      ({ sRGBHex }) => choose(sRGBHex),
      () => undefined,
    );
  };
  const endPicking = (picked: string | undefined) => {
    button.current?.focus();
    setViewer(null);
    if (picked !== undefined) choose(picked);
  };
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-2.5">
      <ColorArea color={value} onChange={choose} />
      <div className="flex items-center gap-2">
        <span
          aria-hidden="true"
          style={{ backgroundColor: hex }}
          className="size-11 shrink-0 rounded-control border border-rule-strong"
        />
        <label htmlFor={id} className="sr-only">
          {t('hex')}
        </label>
        <HexColorInput
          id={id}
          color={hex}
          onChange={choose}
          prefixed
          dir="ltr"
          spellCheck={false}
          className="min-h-11 w-28 rounded-control border border-rule-strong bg-sheet px-3 font-code text-caption"
        />
        <button
          ref={button}
          type="button"
          onClick={pick}
          className="min-h-11 rounded-control border border-rule-strong px-3 text-caption font-semibold"
        >
          {t(EyeDropper ? 'pick' : 'pickOnMat')}
        </button>
        {viewer && <MatPicker viewer={viewer} onEnd={endPicking} onLeave={() => setViewer(null)} />}
      </div>
    </div>
  );
}
