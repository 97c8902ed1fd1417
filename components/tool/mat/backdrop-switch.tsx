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
    <fieldset className="flex items-center">
      <legend className="sr-only">{t('legend')}</legend>
      {/* Without these words the white one looks like a background of the file. */}
      <span aria-hidden="true" className="pe-1 text-caption text-ink-soft lg:max-xl:hidden short:hidden">
        {t('legend')}
      </span>
      {BACKDROPS.map((backdrop) => (
        <label
          key={backdrop}
          title={t(backdrop)}
          className="flex size-11 cursor-pointer items-center justify-center"
        >
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
            className={`block size-7 rounded-full border border-rule-strong outline-offset-2 peer-checked:outline-2 peer-checked:outline-ink peer-focus-visible:outline-3 peer-focus-visible:outline-(--focus) forced-colors:forced-color-adjust-none ${BACKDROP_CLASS[backdrop]}`}
          />
          <span className="sr-only">{t(backdrop)}</span>
        </label>
      ))}
    </fieldset>
  );
}
