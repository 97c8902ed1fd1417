import { useTranslations } from 'next-intl';
import { wholeMegabytes } from '@/components/ui/message-figures';
import { HISTORY_LIFETIME_HOURS, HISTORY_LIMIT } from '@/lib/browser/history/history-entry';
import { ENGINE_BYTES } from '@/lib/browser/model/engine-bytes';
import {
  BYTES_PER_MEGABYTE,
  MAX_INPUT_PIXELS,
  MAX_INPUT_PIXELS_WHOLE_FRAME,
  MAX_UPLOAD_BYTES,
} from '@/lib/contracts/limits';

/** What the service accepts and the browser keeps, from the constants by which they go. */
export function PrivacyLimits() {
  const t = useTranslations('privacy.limits');
  const rows = [
    [t('upload'), t('megabytes', { count: String(MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE) })],
    [t('pixels'), t('megapixels', { count: String(MAX_INPUT_PIXELS / 1_000_000) })],
    [t('wholeFrame'), t('megapixels', { count: String(MAX_INPUT_PIXELS_WHOLE_FRAME / 1_000_000) })],
    [t('kept'), t('keptValue', { count: String(HISTORY_LIMIT), hours: String(HISTORY_LIFETIME_HOURS) })],
    [t('engine'), t('megabytes', { count: wholeMegabytes(ENGINE_BYTES) })],
  ] as const;
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-8 py-1.5">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
