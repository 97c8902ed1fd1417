import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type PageContent, pageWords } from '@/lib/pages/page-content';
import type { PageKey } from '@/lib/pages/page-keys';
import { USE_CASES } from '@/lib/pages/page-table';
import { pathOf } from '@/lib/seo/page-address';
import { QuestionList } from './question-list';
import { UseCaseHero } from './use-case-hero';
import { UseCaseSection } from './use-case-section';
import { UseCaseSteps } from './use-case-steps';

interface Props {
  readonly page: PageKey;
  readonly words: PageContent;
}

/** A use case: its parts are the same on every page, and nothing in them is. */
export function UseCasePage({ page, words }: Props) {
  const { steps, sections, faq, sources } = words;
  return (
    <>
      <UseCaseHero page={page} words={words} />
      <UseCaseSteps steps={steps} />
      <div className="page-width pb-6">
        {sections.map((section) => (
          <UseCaseSection key={section.heading} {...section} />
        ))}
        {sources && <SourceList sources={sources} />}
      </div>
      <QuestionList faq={faq} />
      <SiblingLinks page={page} />
    </>
  );
}

/** Where facts about others come from, and when that was read. */
function SourceList({ sources }: { readonly sources: NonNullable<PageContent['sources']> }) {
  const t = useTranslations('useCase');
  const format = useFormatter();
  return (
    <section className="grid gap-x-12 gap-y-3 border-t border-rule py-9 md:py-12 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <h2 className="text-subhead">{t('sources')}</h2>
      <ul className="flex max-w-[76ch] flex-col gap-2 text-caption text-ink-soft">
        {sources.map(({ text, url, read }) => (
          <li key={url + text}>
            <a
              href={url}
              rel="noreferrer"
              className="underline decoration-rule-strong underline-offset-4 hover:decoration-accent"
            >
              {text}
            </a>
            , {t('read', { date: format.dateTime(new Date(read), 'long') })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where whoever has read this page may want to go on, as scraps of paper beside each other. */
function SiblingLinks({ page }: { readonly page: PageKey }) {
  const t = useTranslations('useCase');
  const locale = useLocale();
  return (
    <nav aria-labelledby="siblings" className="page-width py-12 md:py-18">
      <h2 id="siblings" className="text-title">
        {t('siblings')}
      </h2>
      <ul className="mt-6 grid gap-3 md:grid-cols-2 lg:grid-cols-4 lg:gap-4">
        {USE_CASES[page].siblings.map((key) => (
          <li key={key}>
            <a
              href={pathOf(locale, key)}
              className="flex min-h-16 items-center border-2 border-dashed border-rule-strong px-5 py-3 text-subhead font-semibold hover:border-accent hover:bg-sheet"
            >
              {pageWords(locale, key).link}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
