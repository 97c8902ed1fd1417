'use client';

import * as Tabs from '@radix-ui/react-tabs';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Finish } from '@/lib/browser/pictures/finish';
import { directionOf } from '@/lib/i18n/direction';
import type { Size } from '@/lib/core/image';
import { BackgroundTab } from './background-tab';
import { EffectsTab } from './effects-tab';
import { FileTab } from './file-tab';
import { SizeTab } from './size-tab';

interface Props {
  readonly finish: Finish;
  /** The plain cut-out's, in pixels. */
  readonly size: Size;
  readonly onChange: (finish: Finish) => void;
}

const TABS = ['background', 'effects', 'size', 'file'] as const;

/** All that can be made of a cut-out, in four drawers. */
export function FinishPanel({ finish, size, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const contents: Readonly<Record<(typeof TABS)[number], ReactNode>> = {
    background: <BackgroundTab finish={finish} onChange={onChange} />,
    effects: <EffectsTab finish={finish} onChange={onChange} />,
    size: <SizeTab finish={finish} size={size} onChange={onChange} />,
    file: <FileTab finish={finish} onChange={onChange} />,
  };
  return (
    <Tabs.Root defaultValue="background" dir={directionOf(useLocale())}>
      <Tabs.List aria-label={t('label')} className="flex gap-5 border-b border-rule">
        {TABS.map((tab) => (
          <Tabs.Trigger
            key={tab}
            value={tab}
            className="-mb-px min-h-11 border-b-3 border-transparent text-caption font-semibold text-ink-soft hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {t(tab)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {TABS.map((tab) => (
        <Tabs.Content key={tab} value={tab} className="pt-4">
          {contents[tab]}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
