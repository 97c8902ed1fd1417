'use client';

import { useFormatter } from 'next-intl';

/** Writes shares (1 is 100 %) and angles as the visitor's language does. */
export function useQuantities() {
  const format = useFormatter();
  return {
    percent: (share: number) => format.number(share, { style: 'percent' }),
    percentExactly: (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 2 }),
    degrees: (angle: number) =>
      format.number(angle, { style: 'unit', unit: 'degree', unitDisplay: 'narrow' }),
  };
}
