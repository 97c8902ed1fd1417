'use client';

import { useTranslations } from 'next-intl';
import { BACKDROP_CLASS, BACKDROPS, type Backdrop } from './backdrop';

interface Props {
  readonly value: Backdrop;
  readonly onChange: (backdrop: Backdrop) => void;
}

/** Swatches for what lies behind the cut-out while one looks at it. */
export function BackdropSwitch({ value, onChange }: Props) {
  const t = useTranslations('tool.backdrop');
  return (
    <fieldset>
      <legend className="mb-2 text-caption text-ink-soft">{t('legend')}</legend>
      <div className="flex gap-2.5">
        {BACKDROPS.map((backdrop) => (
          <label key={backdrop} title={t(backdrop)} className="cursor-pointer">
            <input
              type="radio"
              name="backdrop"
              value={backdrop}
              checked={backdrop === value}
              onChange={() => onChange(backdrop)}
              className="peer sr-only"
            />
            <span
              aria-hidden="true"
              className={`block size-12 rounded-control border border-rule-strong outline-offset-2 peer-checked:outline-3 peer-checked:outline-ink peer-focus-visible:outline-3 peer-focus-visible:outline-(--focus) ${BACKDROP_CLASS[backdrop]}`}
            />
            <span className="sr-only">{t(backdrop)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
