'use client';

import { useTranslations } from 'next-intl';
import { ChoiceRow } from '@/components/ui/fields/choice-row';
import { RangeField } from '@/components/ui/fields/range-field';
import { type Finish, isSeeThrough } from '@/lib/browser/pictures/finish';
import { MAX_CANVAS_SIDE } from './canvas-shapes';
import { NumberField } from './number-field';

interface Props {
  readonly finish: Finish;
  /** The picture has been at the service: it may be sent there again. Undefined where the service makes no files. */
  readonly canSend?: boolean | undefined;
  readonly onChange: (finish: Finish) => void;
}

const FORMATS = [
  { value: 'png', text: 'PNG' },
  { value: 'webp', text: 'WebP' },
  { value: 'jpeg', text: 'JPEG' },
  { value: 'avif', text: 'AVIF' },
] as const;

/** How the picture is written: format, quality, size in pixels. */
export function FileTab({ finish, canSend, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const { format, quality, longestSide } = finish;
  const isForService = (asked: Finish['format']) => asked === 'avif' || (asked === 'webp' && !writesWebp());
  const served = FORMATS.filter(({ value }) => isForService(value));
  const offered = canSend === undefined ? FORMATS.filter((each) => !served.includes(each)) : FORMATS;
  return (
    <div className="flex flex-col gap-4">
      <ChoiceRow
        label={t('format')}
        value={format}
        choices={offered.map((each) => ({
          ...each,
          disabled: canSend === false && isForService(each.value),
        }))}
        onChange={(next) =>
          onChange({ ...finish, format: next, madeBy: isForService(next) ? 'service' : undefined })
        }
      />
      <p className="text-caption text-ink-soft">
        {format === 'jpeg' && isSeeThrough(finish) ? t('jpegIsWhite') : t(`formats.${format}`)}
      </p>
      {canSend === false && (
        <p className="text-caption text-ink-soft">
          {t('stayedHere', { formats: served.map(({ text }) => text).join(', ') })}
        </p>
      )}
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

let known: boolean | undefined;

/** Whether this browser writes WebP; Safari reads it only. */
function writesWebp(): boolean {
  return (known ??= document.createElement('canvas').toDataURL('image/webp').startsWith('data:image/webp'));
}
