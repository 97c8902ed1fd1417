'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { IconDownload } from '@/components/ui/icons';
import { wholeMegabytes } from '@/components/ui/message-figures';
import type { Hold } from '@/lib/browser/batch/queue/item-work';
import { useSecondsUntil } from '../error/use-seconds-until';

interface Props {
  readonly hold: Hold;
  readonly onAllow: () => void;
}

/** Why nothing goes on for now, and when it will. */
export function HoldNote({ hold, onAllow }: Props) {
  const t = useTranslations('tool.batch');
  const seconds = useSecondsUntil(hold.kind === 'service' ? hold.untilMs : undefined);
  if (hold.kind === 'asking') {
    return (
      <div className="flex flex-col items-start gap-3 border-s-4 border-accent ps-3">
        <p className="text-caption">{t('hold.asking', { megabytes: wholeMegabytes(hold.downloadBytes) })}</p>
        <button type="button" onClick={onAllow} className={buttonClass('primary')}>
          <IconDownload />
          {t('load')}
        </button>
      </div>
    );
  }
  return (
    <p className="border-s-4 border-accent ps-3 text-caption tabular-nums">
      {hold.kind === 'offline' ? t('hold.offline') : t('hold.service', { seconds: String(seconds) })}
    </p>
  );
}
