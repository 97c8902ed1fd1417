'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { IconDownload } from '@/components/ui/icons/icon-download';
import { resultName } from '@/lib/browser/batch/save/result-names';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import { FileName } from '../frame/file-name';
import { PanelHeading } from '../frame/panel-heading';
import { ToolFrame } from '../frame/tool-frame';
import type { Backdrop } from '../mat/backdrop';
import { CutOutViewer } from '../mat/cut-out-viewer';
import { CertaintyNote } from '../output/certainty-note';
import { DownloadLink } from '../output/download-link';
import { PlaceNote } from '../output/place-note';

interface Props {
  readonly file: File;
  readonly cutOut: PlacedCutOut;
  readonly onBack: () => void;
}

/** One picture of the batch, as large as the mat. Escape leads back. */
export function OpenedPicture({ file, cutOut, onBack }: Props) {
  const t = useTranslations('tool.batch');
  const [backdrop, setBackdrop] = useState<Backdrop>('checkerboard');
  const back = useEffectEvent(onBack);
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') back();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, []);
  const fileName = resultName(file.name, cutOut.blob.type);
  return (
    <ToolFrame
      fill
      stage={
        <CutOutViewer picture={file} cutOut={cutOut.blob} backdrop={backdrop} onBackdrop={setBackdrop} />
      }
      panel={
        <>
          <PanelHeading>{t('phase.done')}</PanelHeading>
          <FileName name={fileName} />
          {cutOut.certainty === undefined ? null : <CertaintyNote certainty={cutOut.certainty} />}
          <PlaceNote cutOut={cutOut} />
        </>
      }
      actions={
        <>
          <DownloadLink blob={cutOut.blob} fileName={fileName}>
            <IconDownload />
            {t('download')}
          </DownloadLink>
          <button type="button" onClick={onBack} className={buttonClass('outline')}>
            {t('back')}
          </button>
        </>
      }
    />
  );
}
