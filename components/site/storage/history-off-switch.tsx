'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { SwitchRow } from '@/components/ui/switch-row';

interface Props {
  /** Undefined until the page knows. */
  readonly isOff: boolean | undefined;
  /** The installation or a flag has decided: the visitor cannot. */
  readonly decided: boolean;
  readonly onChange: (none: boolean) => void;
}

/** For computers that several people share: whether no picture is kept in this browser. */
export function HistoryOffSwitch({ isOff, decided, onChange }: Props) {
  const t = useTranslations('keptFiles.keepNone');
  const textId = useId();
  return (
    <div>
      <SwitchRow
        name={t('name')}
        checked={isOff === true}
        disabled={isOff === undefined || decided}
        describedBy={textId}
        onChange={() => onChange(isOff !== true)}
      />
      <p id={textId} className="mt-1 max-w-[52ch] text-caption text-ink-soft">
        {t('text')}
      </p>
    </div>
  );
}
