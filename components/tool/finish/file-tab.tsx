'use client';

import { useTranslations } from 'next-intl';
import { ChoiceRow } from '@/components/ui/fields/choice-row';
import { RangeField } from '@/components/ui/fields/range-field';
import { isSeeThrough, type Finish } from '@/lib/browser/pictures/finish';
import { MAX_CANVAS_SIDE } from './canvas-shapes';
import { NumberField } from './number-field';

interface Props {
  readonly finish: Finish;
  readonly onChange: (finish: Finish) => void;
}

const FORMATS = [
  { value: 'png', text: 'PNG' },
  { value: 'webp', text: 'WebP' },
  { value: 'jpeg', text: 'JPEG' },
] as const;

/** How the picture is written: format, quality, size in pixels. */
export function FileTab({ finish, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const { format, quality, longestSide } = finish;
  return (
    <div className="flex flex-col gap-4">
      <ChoiceRow
        label={t('format')}
        value={format}
        choices={FORMATS}
        onChange={(next) => onChange({ ...finish, format: next })}
      />
      <p className="text-caption text-ink-soft">
        {format === 'jpeg' && isSeeThrough(finish) ? t('jpegIsWhite') : t(`formats.${format}`)}
      </p>
      {format === 'png' ? null : (
        <RangeField
          label={t('quality')}
          {...{ value: quality, min: 40, max: 100, text: String(quality) }}
          onChange={(value) => onChange({ ...finish, quality: value })}
        />
      )}
      <NumberField
        label={t('longestSide')}
        {...{ value: longestSide, min: 16, max: MAX_CANVAS_SIDE, placeholder: t('full') }}
        onChange={(value) => onChange({ ...finish, longestSide: value })}
      />
    </div>
  );
}
