'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { BatchOrder } from './batch-state';

const ORDERS: readonly BatchOrder[] = ['added', 'certainty'];

interface Props {
  readonly value: BatchOrder;
  readonly onChange: (order: BatchOrder) => void;
}

/** As they came, or what most needs a look first. */
export function OrderChoice({ value, onChange }: Props) {
  const t = useTranslations('tool.batch.order');
  const name = useId();
  return (
    <fieldset>
      <legend className="text-caption text-ink-soft">{t('legend')}</legend>
      {ORDERS.map((order) => (
        <label key={order} className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="radio"
            name={name}
            checked={order === value}
            onChange={() => onChange(order)}
            className="size-5 accent-(--accent)"
          />
          {t(order)}
        </label>
      ))}
    </fieldset>
  );
}
