import { useTranslations } from 'next-intl';
import type { PageContent } from '@/lib/pages/page-content';
import { RunningText } from './running-text';

/** How it goes, as numbered lines. */
export function UseCaseSteps({ steps }: Pick<PageContent, 'steps'>) {
  const t = useTranslations('useCase');
  return (
    <section className="page-width grid gap-x-12 gap-y-6 pb-14 md:pb-20 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <h2 className="text-title">{t('steps')}</h2>
      <ol className="border-t-2 border-ink">
        {steps.map(({ title, text }, index) => (
          <li
            key={title}
            className="grid grid-cols-[2.75rem_1fr] gap-x-4 border-b border-rule py-5 md:grid-cols-[4rem_minmax(0,14rem)_1fr] md:gap-x-6"
          >
            <span
              aria-hidden="true"
              className="row-span-2 font-display text-[2.5rem] leading-[0.85] font-extrabold tracking-[-0.05em] text-accent-text tabular-nums"
            >
              {index + 1}
            </span>
            <h3 className="text-subhead">
              <RunningText text={title} />
            </h3>
            <p className="mt-1.5 text-ink-soft md:mt-0">
              <RunningText text={text} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
