'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { watchHistory } from '@/lib/browser/history/history-channel';
import { clearHistory, historyBytes, turnHistoryOff } from '@/lib/browser/history/history-storage';
import { engineFilesStatus, removeEngineFiles } from '@/lib/browser/model/engine-files-status';
import { offlineCopies, removeOfflineCopies } from '@/lib/browser/offline/offline-copies';
import { handoffBytes, removeHandoff } from '@/lib/browser/pictures/handoff-storage';
import { clearResults, resultsBytes } from '@/lib/browser/results/results-storage';
import { choicesBytes, forgetChoices } from '@/lib/browser/settings/choices-storage';
import { FlagChoices } from './flag-choices';
import { HistoryOffSwitch } from './history-off-switch';
import { StoreLine } from './store-line';
import { useHistoryOff } from './use-history-off';

/** Every place where this browser keeps something of ours. */
const STORES = [
  { what: 'history', look: historyBytes, remove: clearHistory },
  { what: 'results', look: resultsBytes, remove: clearResults },
  { what: 'session', look: handoffBytes, remove: removeHandoff },
  { what: 'choices', look: choicesBytes, remove: forgetChoices },
  { what: 'engine', look: async () => (await engineFilesStatus()).storedBytes, remove: removeEngineFiles },
  { what: 'pages', look: async () => (await offlineCopies()).bytes, remove: removeOfflineCopies },
] as const;

/** What is stored where in this browser, with sizes; removes each or all; and what is stored from now on. */
export function StorageOverview() {
  const t = useTranslations('keptFiles.all');
  const { isOff, decided } = useHistoryOff();
  const [revision, setRevision] = useState(0);
  const [cleared, setCleared] = useState(false);
  const lookAgain = () => setRevision((before) => before + 1);

  useEffect(() => watchHistory(lookAgain), []);

  const removeAll = async () => {
    await Promise.all(STORES.map(({ remove }) => remove()));
    setCleared(true);
    lookAgain();
  };

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-3">
        {STORES.map(({ what, look, remove }) => (
          <StoreLine key={what} what={what} look={look} remove={remove} revision={revision} />
        ))}
      </div>
      <div className="border-t border-rule pt-4">
        <button type="button" onClick={() => void removeAll()} className={buttonClass('outline')}>
          {t('remove')}
        </button>
        <p className="mt-2 text-caption text-ink-soft">{t('text')}</p>
        <p role="status" className="text-caption">
          {cleared ? t('done') : ''}
        </p>
      </div>
      <div className="border-t border-rule pt-4">
        <HistoryOffSwitch
          isOff={isOff}
          decided={decided}
          onChange={(off) => void turnHistoryOff(off).then(lookAgain)}
        />
      </div>
      <div className="border-t border-rule pt-4">
        <FlagChoices onChanged={lookAgain} />
      </div>
    </div>
  );
}
