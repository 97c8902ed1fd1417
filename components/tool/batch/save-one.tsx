'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { QUIET_BUTTON } from '@/components/ui/button-class';
import { countEvent } from '@/lib/browser/analytics/count-event';
import { download, finishedFile } from '@/lib/browser/batch/save/finished-file';
import { resultName } from '@/lib/browser/batch/save/result-names';
import { isPlainFinish, type Finish } from '@/lib/browser/pictures/finish';
import { visitPictures } from '@/lib/browser/pictures/visit-pictures';
import { MEDIA_TYPES } from '@/lib/contracts/remove';
import { DownloadLink } from '../output/download-link';

interface Props {
  /** In the store of the visit. */
  readonly id: string;
  /** The visitor's name of the picture. */
  readonly name: string;
  /** The plain one. */
  readonly cutOut: Blob;
  readonly finish: Finish;
}

/**
 * Saves one picture of the batch with its finish. What is no more than cut out is saved at once, all else is made
 * first.
 */
export function SaveOne({ id, name, cutOut, finish }: Props) {
  const t = useTranslations('tool.done');
  const [phase, setPhase] = useState<'ready' | 'making' | 'failed'>('ready');
  const making = useRef<AbortController>(undefined);
  useEffect(() => () => making.current?.abort(), []);
  const fileName = resultName(name, MEDIA_TYPES[finish.format]);
  const countSaved = () => countEvent('result_saved', () => ({ file_type: finish.format }));
  if (isPlainFinish(finish)) {
    return (
      <DownloadLink blob={cutOut} fileName={fileName} onSave={countSaved} className={QUIET_BUTTON}>
        {t('download', { format: 'PNG' })}
      </DownloadLink>
    );
  }
  const save = async () => {
    const { signal } = (making.current = new AbortController());
    setPhase('making');
    try {
      download(await finishedFile(visitPictures(), id, finish, signal), fileName);
      countSaved();
      setPhase('ready');
    } catch {
      if (!signal.aborted) setPhase('failed');
    }
  };
  const text = {
    ready: t('download', { format: finish.format.toUpperCase() }),
    making: t('preparing'),
    failed: t('makeAgain'),
  };
  return (
    <button
      type="button"
      disabled={phase === 'making'}
      onClick={() => void save()}
      className={`${QUIET_BUTTON} disabled:text-ink-soft`}
    >
      {text[phase]}
    </button>
  );
}
