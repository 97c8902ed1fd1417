'use client';

import { useTranslations } from 'next-intl';
import { PageDialog } from '@/components/ui/page-dialog';
import { KeyName } from './key-name';
import { SHORTCUT_GROUPS } from './shortcut-groups';

/** All shortcuts of the tool, over the page. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('tool.shortcuts');
  return (
    <PageDialog title={t('title')} intro={t('intro')} closeLabel={t('close')} onClose={onClose}>
      <div className="gap-8 md:columns-2">
        {SHORTCUT_GROUPS.map(({ place, shortcuts }) => (
          <section key={place} className="mb-5 break-inside-avoid">
            <h3 className="border-b border-rule pb-1 text-caption font-semibold">{t(`places.${place}`)}</h3>
            <dl className="text-caption">
              {shortcuts.map(({ action, keys, withControl }) => (
                <div
                  key={action}
                  className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-rule py-1.5"
                >
                  <dt>{t(`actions.${action}`)}</dt>
                  <dd dir="ltr" className="flex flex-wrap items-center gap-1">
                    {withControl ? <KeyName name="Ctrl/⌘" /> : null}
                    {keys.map((key) => (
                      <KeyName key={key} name={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </PageDialog>
  );
}
