'use client';

import { useTranslations } from 'next-intl';
import { ChoiceRow } from '@/components/ui/fields/choice-row';
import { RangeField } from '@/components/ui/fields/range-field';
import type { Finish } from '@/lib/browser/pictures/finish';
import { SHADOW_KINDS, type Outline, type Shadow } from '@/lib/core/rendering';
import { color } from '@/lib/contracts/color-hex';
import { ColorField } from './color-field';
import { useQuantities } from './use-quantities';

interface Props {
  readonly finish: Finish;
  readonly onChange: (finish: Finish) => void;
}

/** Opacity of a shadow that was just chosen: seen, not heavy. */
const OPACITY = 0.6;

/** A shadow below the subject, and a line around it. */
export function EffectsTab({ finish, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const { percent, percentExactly } = useQuantities();
  const { shadow, outline } = finish.rendering;
  const put = (change: { readonly shadow?: Shadow | undefined; readonly outline?: Outline | undefined }) =>
    onChange({ ...finish, rendering: { ...finish.rendering, ...change } });
  const width = outline?.width.value ?? 0;
  const lineColor = outline?.color ?? color('#ffffff');
  return (
    <div className="flex flex-col gap-4">
      <ChoiceRow
        label={t('shadow')}
        value={shadow?.kind ?? 'none'}
        choices={(['none', ...SHADOW_KINDS] as const).map((kind) => ({
          value: kind,
          text: t(`shadows.${kind}`),
        }))}
        onChange={(kind) =>
          put({ shadow: kind === 'none' ? undefined : { kind, opacity: shadow?.opacity ?? OPACITY } })
        }
      />
      {shadow === undefined ? null : (
        <RangeField
          label={t('opacity')}
          {...{ value: shadow.opacity, min: 0.05, max: 1, step: 0.05 }}
          text={percent(shadow.opacity)}
          onChange={(opacity) => put({ shadow: { ...shadow, opacity } })}
        />
      )}
      <RangeField
        label={t('outline')}
        {...{ value: width, min: 0, max: 6, step: 0.25 }}
        text={width === 0 ? t('none') : percentExactly(width / 100)}
        onChange={(value) =>
          put({ outline: value === 0 ? undefined : { width: { value, unit: '%' }, color: lineColor } })
        }
      />
      {outline === undefined ? null : (
        <ColorField
          label={t('outlineColor')}
          value={lineColor}
          onChange={(next) => put({ outline: { ...outline, color: next } })}
        />
      )}
    </div>
  );
}
