'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';

interface Props {
  /** What is kept, for the messages. */
  readonly what: 'engine' | 'pages';
  /** Bytes that are kept now. */
  readonly look: () => Promise<number>;
  readonly remove: () => Promise<void>;
  /** Called when it has been removed. */
  readonly onRemoved?: (() => void) | undefined;
}

/** Says how much of something this browser keeps, and removes it. */
export function KeptLine({ what, look, remove, onRemoved }: Props) {
  const t = useTranslations(`keptFiles.${what}`);
  const format = useFormatter();
  const [keptBytes, setKeptBytes] = useState<number>();

  useEffect(() => {
    let here = true;
    void look().then((bytes) => here && setKeptBytes(bytes));
    return () => {
      here = false;
    };
  }, [look]);

  const removeAll = async () => {
    await remove();
    setKeptBytes(await look());
    onRemoved?.();
  };

  // Without scripts, and until the browser has looked, there is nothing true to say.
  if (keptBytes === undefined) return null;
  const megabytes = format.number(keptBytes / BYTES_PER_MEGABYTE, {
    maximumFractionDigits: 1,
    numberingSystem: 'latn',
  });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <p role="status">{keptBytes === 0 ? t('nothing') : t('kept', { megabytes })}</p>
      {keptBytes > 0 && (
        <button type="button" onClick={() => void removeAll()} className={buttonClass('outline')}>
          {t('remove')}
        </button>
      )}
    </div>
  );
}
