'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';

interface Props {
  /** What is kept, for the messages. */
  readonly what: 'choices' | 'session' | 'history' | 'results' | 'engine' | 'pages';
  /** Bytes that are kept now. */
  readonly look: () => Promise<number>;
  readonly remove: () => Promise<void>;
  /** Called when it has been removed. */
  readonly onRemoved?: (() => void) | undefined;
  /** Looks anew whenever this changes. */
  readonly revision?: number;
}

/** Says how much of something this browser keeps, and removes it. */
export function StoreLine({ what, look, remove, onRemoved, revision = 0 }: Props) {
  const t = useTranslations(`keptFiles.${what}`);
  const inUnits = useTranslations('keptFiles.size');
  const format = useFormatter();
  const [storedBytes, setKeptBytes] = useState<number>();
  const line = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    let here = true;
    void look().then((bytes) => here && setKeptBytes(bytes));
    return () => {
      here = false;
    };
  }, [look, revision]);

  const removeAll = async () => {
    await remove();
    setKeptBytes(await look());
    // The button that was pressed goes: what it has done is where the focus stays.
    line.current?.focus({ preventScroll: true });
    onRemoved?.();
  };

  // Without scripts, and until the browser has looked, there is nothing true to say.
  if (storedBytes === undefined) return null;
  const { unit, count } = storedSize(storedBytes);
  const size = inUnits(unit, { count: format.number(count, { numberingSystem: 'latn' }) });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <p role="status" ref={line} tabIndex={-1} className="outline-none">
        {storedBytes === 0 ? t('nothing') : t('kept', { size })}
      </p>
      {storedBytes > 0 && (
        <button type="button" onClick={() => void removeAll()} className={buttonClass('outline')}>
          {t('remove')}
        </button>
      )}
    </div>
  );
}

const BYTES_PER_KILOBYTE = 1024;

/**
 * A number of bytes in the unit in which a person reads it. It tells which unit, and how many of it with at most one
 * decimal.
 */
export function storedSize(bytes: number): { unit: 'bytes' | 'kilobytes' | 'megabytes'; count: number } {
  if (bytes < BYTES_PER_KILOBYTE) return { unit: 'bytes', count: bytes };
  // What would be rounded up to 1024 kB is a megabyte.
  if (bytes < BYTES_PER_MEGABYTE - BYTES_PER_KILOBYTE / 20) {
    return { unit: 'kilobytes', count: rounded(bytes / BYTES_PER_KILOBYTE) };
  }
  return { unit: 'megabytes', count: rounded(bytes / BYTES_PER_MEGABYTE) };
}

function rounded(count: number): number {
  return Math.round(count * 10) / 10;
}
