import { useLocale, useTranslations } from 'next-intl';
import type { PageKey } from '@/lib/pages/page-keys';
import { USE_CASES } from '@/lib/pages/page-table';
import { pageWords } from '@/lib/pages/page-words';
import { pathOf } from '@/lib/seo/page-path';

/** Where whoever has read this page may want to go on, as scraps of paper beside each other. */
export function SiblingLinks({ page }: { readonly page: PageKey }) {
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
