import { useLocale, useTranslations } from 'next-intl';
import { pathOf } from '@/lib/seo/page-path';
import { PAGES } from '@/lib/seo/pages';

/** The way from the start page to here. */
export function Breadcrumb({ here }: { readonly here: string }) {
  const t = useTranslations('useCase');
  return (
    <nav aria-label={t('breadcrumb')} className="text-caption text-ink-soft">
      <ol className="flex flex-wrap items-center gap-x-2">
        <li>
          <a
            href={pathOf(useLocale(), PAGES.landing)}
            className="inline-flex min-h-11 items-center underline decoration-rule-strong underline-offset-4 hover:decoration-accent"
          >
            {t('start')}
          </a>
        </li>
        <li className="before:me-2 before:text-rule-strong before:content-['/']">
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  );
}
