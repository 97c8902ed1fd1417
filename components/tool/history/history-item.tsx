'use client';

import { useTranslations } from 'next-intl';
import { IconCross, IconPicture } from '@/components/ui/icons';
import { HISTORY_LIFETIME_MS, type HistoryEntry } from '@/lib/browser/history/history-entry';
import { BlobImage } from '../mat/blob-image';

interface Props {
  readonly entry: HistoryEntry;
  readonly now: number;
  readonly onOpen: (id: number) => void;
  readonly onRemove: (id: number) => void;
}

/** One of the newest pictures: small, with its name and the time that is left. */
export function HistoryItem({ entry: { id, name, preview, addedAt }, now, onOpen, onRemove }: Props) {
  const t = useTranslations('tool.history');
  const { hours, minutes } = timeLeft(addedAt, now);
  const left = { hours: String(hours), minutes: String(minutes) };
  return (
    <li className="relative w-28 shrink-0">
      <button
        type="button"
        onClick={() => onOpen(id)}
        aria-label={t('open', { name })}
        className="checkerboard flex size-28 items-center justify-center overflow-hidden rounded-print border border-rule-strong"
      >
        {preview === undefined ? (
          <IconPicture />
        ) : (
          <BlobImage blob={preview} alt="" className="max-h-full max-w-full object-contain" />
        )}
      </button>
      <button
        type="button"
        onClick={() => onRemove(id)}
        aria-label={t('remove', { name })}
        className="absolute end-0 top-0 inline-flex size-8 pointer-coarse:size-11 items-center justify-center rounded-control border border-rule-strong bg-paper text-ink hover:bg-rule"
      >
        <IconCross className="size-4" />
      </button>
      <p className="mt-1 truncate text-caption">
        <bdi>{name}</bdi>
      </p>
      <p className="text-caption text-ink-soft">{t(hours > 0 ? 'leftHours' : 'leftMinutes', left)}</p>
    </li>
  );
}

const MINUTE_MS = 60_000;

/** How long a picture is still kept, in whole minutes that have begun. A display's clock may be older than the picture. */
export function timeLeft(addedAt: number, now: number): { hours: number; minutes: number } {
  const leftMs = Math.min(HISTORY_LIFETIME_MS, addedAt + HISTORY_LIFETIME_MS - now);
  const left = Math.max(0, Math.ceil(leftMs / MINUTE_MS));
  return { hours: Math.floor(left / 60), minutes: left % 60 };
}
