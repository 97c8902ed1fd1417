'use client';

import { useTranslations } from 'next-intl';
import { StorageDialogButton } from '@/components/site/storage/storage-dialog-button';
import { errorLimits } from '@/components/ui/message-figures';
import { HISTORY_LIFETIME_HOURS, HISTORY_LIMIT } from '@/lib/browser/history/history-entry';
import { ToolFrame } from '../frame/tool-frame';
import { HistoryJump } from '../history/history-room';
import { DeviceOnlySwitch } from './device-only-switch';
import { DropArea } from './drop-area';
import { OfflineNote } from './offline-note';
import { SampleRow } from './sample-row';

const NOTES = ['formats', 'subject', 'memory'] as const;

/** The numbers that the notes speak of. */
const NUMBERS = { ...errorLimits, hours: String(HISTORY_LIFETIME_HOURS), count: String(HISTORY_LIMIT) };

interface Props {
  readonly onFiles: (files: readonly File[]) => void;
  readonly dragging: boolean;
  /** The visitor has come back here from another state of the tool. */
  readonly returned: boolean;
  /** Pictures of the history, which are below. */
  readonly newest: number;
}

/** The empty mat. */
export function IdleView({ onFiles, dragging, returned, newest }: Props) {
  const t = useTranslations('tool.notes');
  return (
    <ToolFrame
      stage={
        <>
          <DropArea
            onFiles={onFiles}
            dragging={dragging}
            focusOnMount={returned}
            className="flex-1 lg:px-16"
          />
          <SampleRow onFiles={onFiles} />
        </>
      }
      panel={
        <>
          <HistoryJump count={newest} />
          <OfflineNote />
          <DeviceOnlySwitch />
          <dl className="border-t-2 border-ink">
            {NOTES.map((note) => (
              <div key={note} className="border-b border-rule py-4">
                <dt className="font-semibold">{t(`${note}.title`)}</dt>
                <dd className="mt-1 text-caption text-ink-soft">{t(`${note}.text`, NUMBERS)}</dd>
              </div>
            ))}
          </dl>
          <StorageDialogButton />
        </>
      }
    />
  );
}
