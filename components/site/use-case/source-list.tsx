import { useFormatter, useTranslations } from 'next-intl';
import type { PageContent } from '@/lib/pages/page-content';

/** Where facts about others come from, and when that was read. */
export function SourceList({ sources }: { readonly sources: NonNullable<PageContent['sources']> }) {
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
