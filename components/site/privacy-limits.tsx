import { useTranslations } from 'next-intl';
import {
  BYTES_PER_MEGABYTE,
  MAX_INPUT_PIXELS,
  MAX_INPUT_PIXELS_WHOLE_FRAME,
  MAX_UPLOAD_BYTES,
} from '@/lib/contracts/limits';

/** What the service accepts, from the constants by which it refuses. */
export function PrivacyLimits() {
  const t = useTranslations('privacy.limits');
  const rows = [
    [t('upload'), t('megabytes', { count: String(MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE) })],
    [t('pixels'), t('megapixels', { count: String(MAX_INPUT_PIXELS / 1_000_000) })],
    [t('wholeFrame'), t('megapixels', { count: String(MAX_INPUT_PIXELS_WHOLE_FRAME / 1_000_000) })],
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
