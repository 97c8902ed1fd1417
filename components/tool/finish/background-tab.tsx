'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { IconPicture } from '@/components/ui/icons';
import type { Finish } from '@/lib/browser/pictures/finish';
import { INPUT_FORMATS, MEDIA_TYPES } from '@/lib/contracts/remove';
import type { Background } from '@/lib/core/rendering';
import { BackgroundDetails } from './background-details';
import {
  BLUR,
  COLORS,
  gradient,
  GRADIENTS,
  gradientSwatch,
  plain,
  swatchOf,
  TRANSPARENT,
} from './backgrounds';
import { color } from '@/lib/contracts/color-hex';
import { SwatchChoice } from './swatch-choice';

interface Props {
  readonly finish: Finish;
  readonly onChange: (finish: Finish) => void;
}

/** Of a choice whose look is in its name only. */
const WORDS =
  'flex min-h-11 items-center gap-2 rounded-control border border-rule-strong px-3 text-caption outline-offset-2';

/** What lies behind the cut-out: nothing, a colour, a gradient, the blurred original, a picture of the visitor's. */
export function BackgroundTab({ finish, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const name = useId();
  const dialog = useRef<HTMLInputElement>(null);
  const { background } = finish.rendering;
  const chosen = swatchOf(background);
  const put = (next: Background, backgroundPicture = finish.backgroundPicture) =>
    onChange({ ...finish, backgroundPicture, rendering: { ...finish.rendering, background: next } });
  const takePicture = () => {
    const file = dialog.current?.files?.[0];
    if (dialog.current) dialog.current.value = '';
    if (file) put({ kind: 'picture' }, file);
  };
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="min-w-0">
        <legend className="sr-only">{t('background')}</legend>
        <div className="grid max-w-108 grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-2">
          <SwatchChoice
            {...{ name, label: t('transparent'), checked: chosen === 'transparent' }}
            onChoose={() => put(TRANSPARENT)}
            className="checkerboard"
          />
          {COLORS.map((hex) => (
            <SwatchChoice
              key={hex}
              {...{ name, label: t(`colors.${hex.slice(1)}` as 'colors.ffffff'), checked: chosen === hex }}
              onChoose={() => put(plain(color(hex)))}
              style={{ backgroundColor: hex }}
            />
          ))}
          <SwatchChoice
            {...{ name, label: t('ownColor'), checked: chosen === 'own-color' }}
            onChoose={() => put(plain(color('#7fb2d9')))}
            style={{ background: 'conic-gradient(#e5484d, #f5d90a, #46a758, #0090ff, #8e4ec6, #e5484d)' }}
          />
          {GRADIENTS.map(([from, to], index) => (
            <SwatchChoice
              key={from}
              {...{ name, label: t('gradientNumber', { number: index + 1 }) }}
              checked={chosen === gradientSwatch([from, to])}
              onChoose={() => put(gradient(color(from), color(to)))}
              style={{ background: `linear-gradient(${from}, ${to})` }}
            />
          ))}
          <SwatchChoice
            {...{ name, label: t('ownGradient'), checked: chosen === 'own-gradient' }}
            onChoose={() => put(gradient(color('#cfe3ff'), color('#ffd9cb'), 135))}
            style={{ background: 'linear-gradient(135deg, #8e4ec6, #0090ff 50%, #46a758)' }}
          />
        </div>
        <div className="mt-2 grid grid-cols-2 gap-2">
          <label className="relative cursor-pointer">
            <input
              type="radio"
              name={name}
              checked={chosen === 'blur'}
              onChange={() => put(BLUR)}
              className="peer absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            <span
              className={`${WORDS} peer-checked:outline-3 peer-checked:outline-ink peer-focus-visible:outline-3 peer-focus-visible:outline-(--focus) forced-colors:peer-checked:outline-[Highlight]`}
            >
              {t('blur')}
            </span>
          </label>
          {/* No radio button: an arrow key would open the file dialog on its way. */}
          <button
            type="button"
            aria-pressed={chosen === 'picture'}
            onClick={() => dialog.current?.click()}
            className={`${WORDS} aria-pressed:outline-3 aria-pressed:outline-ink focus-visible:outline-3 focus-visible:outline-(--focus) forced-colors:aria-pressed:outline-[Highlight]`}
          >
            <IconPicture className="size-5 shrink-0" />
            {t('ownPicture')}
          </button>
        </div>
        <input
          ref={dialog}
          type="file"
          accept={INPUT_FORMATS.map((format) => MEDIA_TYPES[format]).join(',')}
          onChange={takePicture}
          aria-label={t('ownPicture')}
          hidden
        />
      </fieldset>
      <BackgroundDetails background={background} onChange={put} />
    </div>
  );
}
