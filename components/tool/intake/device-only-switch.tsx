'use client';

import { useTranslations } from 'next-intl';
import { useId, useSyncExternalStore } from 'react';
import { currentEngine, deviceOnlyChoice, watchEngine } from '@/lib/browser/settings/engine-choice';
import { ENGINE_TRANSFER_BYTES } from '@/lib/browser/model/engine-bytes';
import { wholeMegabytes } from '@/components/ui/whole-megabytes';
import { Link } from '@/lib/i18n/navigation';

/**
 * Whether pictures stay on this device. It waits until the page knows what the visitor chose, and stands still where the
 * page's address, a flag or the installation has decided.
 */
export function DeviceOnlySwitch() {
  const t = useTranslations('tool.device');
  const textId = useId();
  const engine = useSyncExternalStore(watchEngine, currentEngine, () => undefined);
  const deviceOnly = engine === 'browser';
  return (
    <div className="border-t-2 border-ink pt-4 pb-1">
      <label className="relative flex min-h-11 cursor-pointer items-center justify-between gap-4 font-semibold">
        {t('name')}
        <input
          type="checkbox"
          role="switch"
          checked={deviceOnly}
          disabled={engine === undefined || (deviceOnly && deviceOnlyChoice.read() === 'auto')}
          aria-describedby={textId}
          onChange={() => deviceOnlyChoice.choose(deviceOnly ? 'auto' : 'browser')}
          className="peer absolute inset-0 cursor-pointer opacity-0"
        />
        <span
          aria-hidden="true"
          className="relative h-7 w-12 shrink-0 rounded-full border-2 border-ink outline-offset-2 transition-colors peer-checked:bg-accent peer-focus-visible:outline-3 peer-focus-visible:outline-(--focus) after:absolute after:inset-y-0.5 after:start-0.5 after:aspect-square after:rounded-full after:bg-ink after:transition-transform peer-checked:after:translate-x-5 peer-checked:after:bg-on-accent rtl:peer-checked:after:-translate-x-5"
        />
      </label>
      <p id={textId} className="mt-1 max-w-[52ch] text-caption text-ink-soft">
        {t('text', { megabytes: wholeMegabytes(ENGINE_TRANSFER_BYTES) })}
      </p>
      <Link
        href="/device"
        className="inline-flex min-h-11 items-center text-caption font-semibold underline decoration-rule-strong underline-offset-4 hover:decoration-accent"
      >
        {t('more')}
      </Link>
    </div>
  );
}
