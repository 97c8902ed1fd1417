'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ENGINE_TRANSFER_BYTES } from '@/lib/browser/model/engine-bytes';
import { engineFilesStatus } from '@/lib/browser/model/engine-files-status';
import { isOnline, watchOnline } from '@/lib/browser/settings/connection';
import { wholeMegabytes } from '@/components/ui/message-figures';

/** Without a network: says that this device can do it all the same, or what it lacks for that. */
export function OfflineNote() {
  const t = useTranslations('tool.offline');
  const online = useSyncExternalStore(watchOnline, isOnline, () => true);
  const [complete, setComplete] = useState<boolean>();

  useEffect(() => {
    if (online) return undefined;
    let here = true;
    void engineFilesStatus().then(({ downloadBytes }) => here && setComplete(downloadBytes === 0));
    return () => {
      here = false;
    };
  }, [online]);

  const shown = online || complete === undefined ? undefined : complete ? 'ready' : 'missing';
  return (
    // There before its words are: otherwise nobody would be told of them.
    <div role="status">
      {shown !== undefined && (
        <div className="border-s-4 border-accent ps-4">
          <p className="font-semibold">{t(`${shown}.title`)}</p>
          <p className="mt-1 text-caption text-ink-soft">
            {t(`${shown}.text`, { megabytes: wholeMegabytes(ENGINE_TRANSFER_BYTES) })}
          </p>
        </div>
      )}
    </div>
  );
}
