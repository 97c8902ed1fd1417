'use client';

import { useTranslations } from 'next-intl';
import { ChoiceRow } from '@/components/ui/fields/choice-row';
import { RangeField } from '@/components/ui/fields/range-field';
import type { Background, PicturePlacing } from '@/lib/core/rendering';
import { gradient, plain, swatchOf } from './backgrounds';
import { ColorField } from './color-field';
import { useQuantities } from './use-quantities';

interface Props {
  readonly background: Background;
  readonly onChange: (background: Background) => void;
}

const COVERING: PicturePlacing = { fit: 'cover', zoom: 1, position: { x: 0.5, y: 0.5 } };

/** What can be said more of the background that was chosen; nothing of those that are as they are. */
export function BackgroundDetails({ background, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const { degrees, percent, percentExactly } = useQuantities();
  switch (background.kind) {
    case 'color':
      return swatchOf(background) === 'own-color' ? (
        <ColorField label={t('ownColor')} value={background.color} onChange={(c) => onChange(plain(c))} />
      ) : null;
    case 'gradient': {
      const { angleDegrees, stops } = background;
      const [from, to] = [stops[0]!.color, stops.at(-1)!.color];
      return (
        <>
          {swatchOf(background) === 'own-gradient' ? (
            <>
              <ColorField
                label={t('from')}
                value={from}
                onChange={(c) => onChange(gradient(c, to, angleDegrees))}
              />
              <ColorField
                label={t('to')}
                value={to}
                onChange={(c) => onChange(gradient(from, c, angleDegrees))}
              />
            </>
          ) : null}
          <RangeField
            label={t('angle')}
            {...{
              value: angleDegrees,
              min: 0,
              max: 360,
              step: 5,
              text: degrees(angleDegrees),
            }}
            onChange={(angle) => onChange(gradient(from, to, angle))}
          />
        </>
      );
    }
    case 'blur': {
      const { value } = background.radius;
      return (
        <RangeField
          label={t('strength')}
          {...{ value, min: 0.5, max: 12, step: 0.5, text: percentExactly(value / 100) }}
          onChange={(strength) => onChange({ kind: 'blur', radius: { value: strength, unit: '%' } })}
        />
      );
    }
    case 'picture': {
      const placing = background.placing ?? COVERING;
      const { fit, zoom, position } = placing;
      const place = (change: Partial<PicturePlacing>) =>
        onChange({ kind: 'picture', placing: { ...placing, ...change } });
      return (
        <>
          <ChoiceRow
            label={t('fit')}
            value={fit}
            onChange={(next) => place({ fit: next })}
            choices={[
              { value: 'cover', text: t('cover') },
              { value: 'contain', text: t('contain') },
            ]}
          />
          <RangeField
            label={t('zoom')}
            {...{ value: zoom, min: 0.5, max: 4, step: 0.05, text: percent(zoom) }}
            onChange={(next) => place({ zoom: next })}
          />
          <RangeField
            label={t('across')}
            {...{ value: position.x, min: 0, max: 1, step: 0.01, text: percent(position.x) }}
            onChange={(x) => place({ position: { ...position, x } })}
          />
          <RangeField
            label={t('down')}
            {...{ value: position.y, min: 0, max: 1, step: 0.01, text: percent(position.y) }}
            onChange={(y) => place({ position: { ...position, y } })}
          />
        </>
      );
    }
    case 'transparent':
      return null;
  }
}
