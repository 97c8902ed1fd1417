'use client';

import { useTranslations } from 'next-intl';
import { ChoiceRow } from '@/components/ui/fields/choice-row';
import type { BatchOrder } from './batch-state';

const ORDERS: readonly BatchOrder[] = ['added', 'certainty'];

interface Props {
  readonly value: BatchOrder;
  readonly onChange: (order: BatchOrder) => void;
}

/** As they came, or what most needs a look first. */
export function OrderChoice({ value, onChange }: Props) {
  const t = useTranslations('tool.batch.order');
  const choices = ORDERS.map((order) => ({ value: order, text: t(order) }));
  return <ChoiceRow label={t('legend')} {...{ value, choices, onChange }} />;
}
