'use client';

import { useTranslations } from 'next-intl';
import { ChoiceRow } from '@/components/ui/fields/choice-row';
import { RangeField } from '@/components/ui/fields/range-field';
import { SwitchRow } from '@/components/ui/switch-row';
import type { Finish } from '@/lib/browser/pictures/finish';
import type { Size } from '@/lib/core/image';
import type { Turn } from '@/lib/core/rendering';
import { canvasOf, MAX_CANVAS_SIDE, SHAPE_NAMES, shapeOf, type Shape } from './canvas-shapes';
import { NumberField } from './number-field';
import { SubjectPlace } from './subject-place';
import { useQuantities } from './use-quantities';

interface Props {
  readonly finish: Finish;
  /** The plain cut-out's, in pixels. */
  readonly size: Size;
  readonly onChange: (finish: Finish) => void;
}

/** Margin around a subject that was just cropped to, in hundredths of its sides. */
const MARGIN_PERCENT = 5;

const TURNS = ['0', '90', '180', '270'] as const;

/** Crop and turn of the picture, size of the canvas, and where the subject stands on it. */
export function SizeTab({ finish, size, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const { degrees, percent } = useQuantities();
  const { crop, turn, canvas } = finish.rendering;
  const put = (change: Partial<Finish['rendering']>) =>
    onChange({ ...finish, rendering: { ...finish.rendering, ...change } });
  const margin = crop?.margin.top.value ?? 0;
  const cropTo = (value: number) => {
    const side = { value, unit: '%' } as const;
    put({ crop: { margin: { top: side, right: side, bottom: side, left: side } } });
  };
  const shape = canvas === undefined ? 'picture' : (shapeOf(canvas) ?? 'own');
  const chooseShape = (next: Shape | 'picture' | 'own') =>
    put(
      next === 'picture'
        ? { canvas: undefined, scale: undefined, position: undefined }
        : { canvas: next === 'own' ? { width: 1200, height: 1000 } : canvasOf(next, size) },
    );
  return (
    <div className="flex flex-col gap-4">
      <SwitchRow
        name={t('crop')}
        checked={crop !== undefined}
        onChange={() => (crop === undefined ? cropTo(MARGIN_PERCENT) : put({ crop: undefined }))}
        className="text-caption"
      />
      {crop === undefined ? null : (
        <RangeField
          label={t('margin')}
          {...{ value: margin, min: 0, max: 40, text: percent(margin / 100) }}
          onChange={cropTo}
        />
      )}
      <ChoiceRow
        label={t('turn')}
        value={TURNS.find((each) => Number(each) === turn) ?? '0'}
        choices={TURNS.map((each) => ({ value: each, text: degrees(Number(each)) }))}
        onChange={(next) => put({ turn: next === '0' ? undefined : (Number(next) as Turn) })}
      />
      <ChoiceRow
        label={t('canvas')}
        value={shape}
        choices={[
          { value: 'picture', text: t('asPicture') },
          ...SHAPE_NAMES.map((each) => ({ value: each, text: each.replace(':', ' : ') })),
          { value: 'own', text: t('ownSize') },
        ]}
        onChange={chooseShape}
      />
      {canvas === undefined ? null : (
        <>
          <div className="flex gap-3">
            {(['width', 'height'] as const).map((side) => (
              <NumberField
                key={side}
                label={t(side)}
                {...{ value: canvas[side], min: 16, max: MAX_CANVAS_SIDE }}
                onChange={(value) => value === undefined || put({ canvas: { ...canvas, [side]: value } })}
              />
            ))}
          </div>
          <SubjectPlace rendering={finish.rendering} onChange={put} />
        </>
      )}
    </div>
  );
}
