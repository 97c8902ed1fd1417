import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TermsStatement } from '@/components/site/legal/terms-statement';
import { SiteFrame } from '@/components/site/site-frame';
import { pageLocale } from '@/lib/i18n/page-locale';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations('terms.meta');
  return pageMetadata({ locale, page: PAGES.terms, title: t('title'), description: t('description') });
}

export default async function TermsPage({ params }: Props) {
  await pageLocale(params);
  return (
    <SiteFrame page={PAGES.terms}>
      <TermsStatement />
    </SiteFrame>
  );
}
