'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ChosenPreset, Finish } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import { withChin } from '@/lib/browser/pictures/preset-finish';
import { checkPreset, type ResultFacts } from '@/lib/contracts/presets/check-preset';
import { presetOf } from '@/lib/contracts/presets/presets';
import { BlobImage } from '../mat/blob-image';
import { useUpright } from '../mat/use-upright';
import { PresetChecks } from './preset-checks';

interface Props {
  readonly preset: ChosenPreset;
  /** With that preset. */
  readonly finish: Finish;
  readonly picture: File;
  /** What is on the mat, of this finish or one before. */
  readonly finished: FinishedPicture | undefined;
  readonly onChange: (finish: Finish) => void;
}

/** How the picture keeps to its preset. While the next one is being made, what was measured last stays. */
export function PresetResult({ preset, finish, picture, finished, onChange }: Props) {
  const t = useTranslations('tool.presets');
  const found = finished?.finish.preset?.name === preset.name ? finished.preset : undefined;
  const [known, setKnown] = useState<ResultFacts>();
  if (found?.facts !== undefined && found.facts !== known) setKnown(found.facts);
  const isCurrent = finished?.finish === finish && finished.isFile;
  const failed = checkPreset(presetOf(preset.name), known).filter(
    ({ outcome, advised }) => outcome === 'fail' && !advised,
  );
  const rows = found?.chinRows;
  const chin = rows && {
    ...{ least: rows.least, most: rows.most },
    value: Math.min(rows.most, Math.max(rows.least, preset.chin ?? rows.guess)),
  };
  const summary = () => {
    if (preset.way === 'none') return t('notOffered');
    return known === undefined ? t('checking') : t('summary', { failed: failed.length });
  };
  return (
    <details open className="border-t border-rule pt-2">
      <summary className="min-h-11 cursor-pointer content-center text-caption font-semibold">
        {t(`names.${preset.name}`)} · {summary()}
      </summary>
      <div className="grid gap-2 text-caption" aria-busy={preset.way !== 'none' && !isCurrent}>
        {found?.framed === false ? <p role="status">{t('notFramed')}</p> : null}
        {preset.way === 'check' ? <p>{t('ofOriginal')}</p> : null}
        <PresetChecks
          preset={preset.name}
          facts={known}
          chin={chin}
          chinFigure={
            rows && chin && finish.rendering.turn === undefined ? (
              <ChinFigure picture={picture} share={chin.value / rows.height} />
            ) : null
          }
          onChin={(row) => onChange(withChin(finish, row))}
        />
      </div>
    </details>
  );
}

interface ChinFigureProps {
  /** As the visitor chose it. */
  readonly picture: Blob;
  /** Where the line is, from the top, as a share of the height. */
  readonly share: number;
}

/** The picture, small, with the line that a person moves to the chin. The slider says to others where it is. */
function ChinFigure({ picture, share }: ChinFigureProps) {
  const upright = useUpright(picture);
  return (
    <div aria-hidden="true" className="relative w-fit overflow-hidden rounded-control">
      <BlobImage blob={upright} alt="" className="block max-h-56 max-w-full" />
      <span
        style={{ top: `${share * 100}%` }}
        className="absolute inset-x-0 -mt-px border-t-2 border-accent forced-colors:border-[Highlight]"
      />
    </div>
  );
}
