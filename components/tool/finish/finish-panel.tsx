'use client';

import * as Tabs from '@radix-ui/react-tabs';
import { useLocale, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { afterChange, type Finish } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import { directionOf } from '@/lib/i18n/languages';
import type { Size } from '@/lib/core/image';
import { BackgroundTab } from './background-tab';
import { EffectsTab } from './effects-tab';
import { FileTab } from './file-tab';
import { SizeTab } from './size-tab';

/** The presets' tables are large, and for those who want one. */
const PresetTab = dynamic(() => import('./preset-picker').then((module) => module.PresetTab), {
  loading: () => <div aria-hidden="true" className="h-96" />,
});
const PresetResult = dynamic(() => import('./preset-result').then((module) => module.PresetResult), {
  // Without it the drawers would be hidden meanwhile, and what was pressed in them would lose the focus.
  loading: () => null,
});

interface Props {
  readonly finish: Finish;
  /** The plain cut-out's, in pixels. */
  readonly size: Size;
  readonly picture: File;
  /** The picture has been at the service: it may be sent there again. Undefined where the service makes no files. */
  readonly canSend?: boolean | undefined;
  /** What is on the mat, of this finish or one before. */
  readonly finished: FinishedPicture | undefined;
  readonly onChange: (finish: Finish) => void;
}

const TABS = ['background', 'effects', 'size', 'file', 'presets'] as const;

/** All that can be made of a cut-out, in five drawers, and how that keeps to its preset. */
export function FinishPanel({ finish, size, picture, canSend, finished, onChange }: Props) {
  const t = useTranslations('tool.finish');
  const change = (next: Finish) => onChange(afterChange(finish, next));
  const contents: Readonly<Record<(typeof TABS)[number], ReactNode>> = {
    background: <BackgroundTab finish={finish} onChange={change} />,
    effects: <EffectsTab finish={finish} onChange={change} />,
    size: <SizeTab finish={finish} size={size} onChange={change} />,
    file: <FileTab finish={finish} canSend={canSend} onChange={change} />,
    presets: <PresetTab finish={finish} onChange={onChange} />,
  };
  return (
    <>
      <Tabs.Root defaultValue="background" dir={directionOf(useLocale())}>
        <Tabs.List
          aria-label={t('label')}
          className="flex flex-wrap justify-between gap-x-2 border-b border-rule"
        >
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
      {finish.preset === undefined ? null : (
        <PresetResult
          key={finish.preset.name}
          preset={finish.preset}
          {...{ finish, picture, finished, onChange }}
        />
      )}
    </>
  );
}
