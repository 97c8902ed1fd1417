'use client';

import { useTranslations } from 'next-intl';
import { QUIET_BUTTON } from '@/components/ui/button-class';
import { MAX_BATCH_PICTURES, type Refusal } from '@/lib/browser/batch/intake/refusal';
import { MAX_PICTURE_BYTES } from '@/lib/browser/pictures/large-picture';
import { MAX_FOLDER_FILES } from '@/lib/browser/batch/intake/walk-folder';
import { MAX_UNPACKED_BYTES } from '@/lib/browser/batch/zip/unpack-zip';
import { MAX_ENTRIES } from '@/lib/browser/batch/zip/zip-directory';
import { BYTES_PER_MEGABYTE, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';

/** The numbers that reasons speak of. */
const LIMITS = {
  megabytes: String(MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE),
  mostMegabytes: String(MAX_PICTURE_BYTES / BYTES_PER_MEGABYTE),
  gigabytes: String(MAX_UNPACKED_BYTES / BYTES_PER_MEGABYTE / 1024),
  files: String(MAX_FOLDER_FILES),
  cap: String(MAX_BATCH_PICTURES),
  entries: String(MAX_ENTRIES),
};

interface Props {
  readonly refused: readonly Refusal[];
  readonly onRead: () => void;
}

/** Everything that was not taken, each with its name, by reason. */
export function RefusalList({ refused, onRead }: Props) {
  const t = useTranslations('tool.batch');
  return (
    <details open={refused.length <= 5} className="border-s-4 border-accent ps-3 text-caption">
      <summary className="min-h-11 cursor-pointer content-center font-semibold">
        {t('notTaken', { count: refused.length })}
      </summary>
      {/* Long lists scroll, and are reached by keyboard for that. */}
      <div
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={t('notTaken', { count: refused.length })}
        className="max-h-56 overflow-y-auto"
      >
        {byReason(refused).map(([reason, paths]) => (
          <div key={reason} className="mt-2">
            <p className="font-semibold">{t(`refusals.${reason}`, LIMITS)}</p>
            <ul className="text-ink-soft">
              {paths.map((path, index) => (
                <li key={index} className="break-words">
                  <bdi>{path}</bdi>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <button type="button" onClick={onRead} className={QUIET_BUTTON}>
        {t('refusalsRead')}
      </button>
    </details>
  );
}

function byReason(refused: readonly Refusal[]): [Refusal['reason'], string[]][] {
  const groups = new Map<Refusal['reason'], string[]>();
  for (const { reason, path } of refused) groups.set(reason, [...(groups.get(reason) ?? []), path]);
  return [...groups];
}
