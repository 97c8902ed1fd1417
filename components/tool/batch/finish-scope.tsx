'use client';

import { useTranslations } from 'next-intl';
import { QUIET_BUTTON } from '@/components/ui/button-class';
import { ChoiceRow } from '@/components/ui/fields/choice-row';
import type { Finish } from '@/lib/browser/pictures/finish';
import type { BatchPicture } from './batch-state';
import type { BatchControls } from './use-batch';

interface Props {
  readonly picture: BatchPicture;
  /** What is made of it now. */
  readonly finish: Finish;
  readonly batch: BatchControls;
}

/** Whom a finish is for: all pictures of the batch, or the one that is open. */
export function FinishScope({ picture: { id, finish: own }, finish, batch }: Props) {
  const t = useTranslations('tool.batch.finish');
  const { state, finishOne, shareFinish } = batch;
  return (
    <div>
      <ChoiceRow
        label={t('for')}
        value={own === undefined ? 'all' : 'one'}
        choices={[
          { value: 'all', text: t('all', { total: state.pictures.length }) },
          { value: 'one', text: t('one') },
        ]}
        onChange={(scope) => finishOne(id, scope === 'one' ? finish : undefined)}
      />
      {own === undefined ? null : (
        <button type="button" onClick={() => shareFinish(own)} className={QUIET_BUTTON}>
          {t('share')}
        </button>
      )}
    </div>
  );
}
