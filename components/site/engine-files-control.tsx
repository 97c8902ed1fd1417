'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { engineFilesStatus } from '@/lib/browser/model/engine-files-status';
import { removeEngineFiles } from '@/lib/browser/model/remove-engine-files';
import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';

/** Says what this browser keeps of the engine, and removes it. */
export function EngineFilesControl() {
  const t = useTranslations('engineFiles');
  const [keptBytes, setKeptBytes] = useState<number>();

  useEffect(() => {
    let here = true;
    void engineFilesStatus().then((status) => here && setKeptBytes(status.keptBytes));
    return () => {
      here = false;
    };
  }, []);

  const remove = async () => {
    await removeEngineFiles();
    setKeptBytes((await engineFilesStatus()).keptBytes);
  };

  // Without scripts, and until the browser has looked, there is nothing true to say.
  if (keptBytes === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <p role="status">
        {keptBytes === 0
          ? t('nothing')
          : t('kept', { megabytes: String(Math.ceil(keptBytes / BYTES_PER_MEGABYTE)) })}
      </p>
      {keptBytes > 0 && (
        <button type="button" onClick={() => void remove()} className={buttonClass('outline')}>
          {t('remove')}
        </button>
      )}
    </div>
  );
}
