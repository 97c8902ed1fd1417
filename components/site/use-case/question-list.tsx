import { useTranslations } from 'next-intl';
import type { PageContent } from '@/lib/pages/page-content';
import { RunningText } from './running-text';

/** Questions that open to their answers, without scripts as well. */
export function QuestionList({ faq }: Pick<PageContent, 'faq'>) {
  const t = useTranslations('useCase');
  return (
    <section className="border-y border-rule bg-sheet">
      <div className="page-width grid gap-x-12 gap-y-6 py-12 md:py-18 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
        <h2 className="text-title">{t('questions')}</h2>
        <div className="border-t-2 border-ink">
          {faq.map(({ question, answer }) => (
            <details key={question} className="group border-b border-rule">
              <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-4 py-3 text-subhead font-medium [&::-webkit-details-marker]:hidden">
                <RunningText text={question} />
                <span
                  aria-hidden="true"
                  className="relative size-4 shrink-0 before:absolute before:inset-x-0 before:top-1/2 before:border-t-2 before:border-accent-text after:absolute after:inset-y-0 after:start-1/2 after:border-s-2 after:border-accent-text group-open:after:hidden"
                />
              </summary>
              <p className="max-w-[66ch] pb-5 text-ink-soft">
                <RunningText text={answer} />
              </p>
            </details>
          ))}
        </div>
      </div>
    </section>
  );
}
