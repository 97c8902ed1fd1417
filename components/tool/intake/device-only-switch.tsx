'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId, useSyncExternalStore } from 'react';
import { QUIET_BUTTON } from '@/components/ui/button-class';
import { currentEngine, deviceOnlyChoice, watchEngine } from '@/lib/browser/settings/engine-choice';
import { ENGINE_TRANSFER_BYTES } from '@/lib/browser/model/engine-bytes';
import { SwitchRow } from '@/components/ui/switch-row';
import { wholeMegabytes } from '@/components/ui/message-figures';
import { PAGES } from '@/lib/seo/pages';

/**
 * Whether pictures stay on this device. It waits until the page knows what the visitor chose. It stands still where the
 * page's address, a flag or the installation has decided.
 */
export function DeviceOnlySwitch() {
  const t = useTranslations('tool.device');
  const textId = useId();
  const engine = useSyncExternalStore(watchEngine, currentEngine, () => undefined);
  const deviceOnly = engine === 'browser';
  return (
    <div className="border-t-2 border-ink pt-4 pb-1 noscript:hidden">
      <SwitchRow
        name={t('name')}
        checked={deviceOnly}
        disabled={engine === undefined || (deviceOnly && deviceOnlyChoice.read() === 'auto')}
        describedBy={textId}
        onChange={() => deviceOnlyChoice.choose(deviceOnly ? 'auto' : 'browser')}
      />
      <p id={textId} className="mt-1 max-w-[52ch] text-caption text-ink-soft">
        {t('text', { megabytes: wholeMegabytes(ENGINE_TRANSFER_BYTES) })}
      </p>
      <a href={`/${useLocale()}${PAGES.device}`} className={QUIET_BUTTON}>
        {t('more')}
      </a>
    </div>
  );
}
