'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { RangeField } from '@/components/ui/fields/range-field';
import type { Finish } from '@/lib/browser/pictures/finish';
import { useQuantities } from './use-quantities';

type Placing = Pick<Finish['rendering'], 'scale' | 'position'>;

interface Props {
  readonly rendering: Placing;
  readonly onChange: (change: Placing) => void;
}

const ROWS = ['top', 'middle', 'bottom'] as const;
const COLUMNS = ['left', 'centre', 'right'] as const;

/** How large the subject is on its canvas, and where it stands there. */
export function SubjectPlace({ rendering: { scale, position }, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const { percent } = useQuantities();
  const name = useId();
  const { x, y } = position ?? { x: 0.5, y: 0.5 };
  return (
    <>
      <RangeField
        label={t('subjectSize')}
        {...{ value: scale ?? 0, min: 0, max: 1, step: 0.05 }}
        text={scale === undefined ? t('asItIs') : percent(scale)}
        onChange={(value) =>
          onChange(value === 0 ? { scale: undefined, position: undefined } : { scale: value, position })
        }
      />
      {scale === undefined ? null : (
        <fieldset>
          <legend className="mb-1.5 text-caption font-semibold">{t('place')}</legend>
          <div dir="ltr" className="grid w-fit grid-cols-3 rounded-control border border-rule-strong">
            {ROWS.map((row, down) =>
              COLUMNS.map((column, across) => (
                <label key={`${row} ${column}`} className="relative size-11 cursor-pointer">
                  <input
                    type="radio"
                    name={name}
                    aria-label={t('placeOf', { row: t(row), column: t(column) })}
                    checked={x === across / 2 && y === down / 2}
                    onChange={() => onChange({ scale, position: { x: across / 2, y: down / 2 } })}
                    className="peer absolute inset-0 cursor-pointer appearance-none opacity-0"
                  />
                  <span
                    aria-hidden="true"
                    className="m-3.5 block size-4 rounded-full border border-rule-strong outline-offset-4 peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-3 peer-focus-visible:outline-(--focus) forced-colors:peer-checked:bg-[Highlight]"
                  />
                </label>
              )),
            )}
          </div>
        </fieldset>
      )}
    </>
  );
}
