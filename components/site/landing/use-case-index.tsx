import { useLocale, useTranslations } from 'next-intl';
import { PAGE_KEYS } from '@/lib/pages/page-keys';
import { PAGE_GROUPS, USE_CASES } from '@/lib/pages/page-table';
import { pageWords } from '@/lib/pages/page-content';
import { pathOf } from '@/lib/seo/page-address';

/** All use cases, by what they have in common. */
export function UseCaseIndex() {
  const t = useTranslations('useCase');
  const locale = useLocale();
  return (
    <nav aria-labelledby="use-cases" className="page-width pb-16 md:pb-28">
      <h2 id="use-cases" className="text-title">
        {t('all')}
      </h2>
      <div className="mt-8 grid grid-cols-2 gap-x-6 gap-y-9 md:grid-cols-3 lg:gap-x-12">
        {PAGE_GROUPS.map((group) => (
          <section key={group} className="border-t-2 border-ink pt-3">
            <h3 className="text-caption font-semibold text-ink-soft">{t(`groups.${group}`)}</h3>
            <ul className="mt-1">
              {PAGE_KEYS.filter((key) => USE_CASES[key].group === group).map((key) => (
                <li key={key}>
                  <a
                    href={pathOf(locale, key)}
                    className="inline-flex min-h-11 items-center py-1.5 leading-tight font-medium underline decoration-rule-strong underline-offset-4 hover:decoration-accent hover:decoration-2"
                  >
                    {pageWords(locale, key).link}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
