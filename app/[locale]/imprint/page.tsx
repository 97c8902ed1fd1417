import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ImprintStatement } from '@/components/site/legal/imprint-statement';
import { SiteFrame } from '@/components/site/site-frame';
import { StructuredData } from '@/components/site/inline-scripts';
import { hasImprint, OPERATOR } from '@/lib/config/operator';
import { pageLocale } from '@/lib/i18n/page-locale';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';
import { organization } from '@/lib/seo/structured-data';

/** Not by the build, which has nothing to render where nobody is named. Middleware keeps what is rendered. */
export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations('imprint.meta');
  return pageMetadata({ locale, page: PAGES.imprint, title: t('title'), description: t('description') });
}

export default async function ImprintPage({ params }: Props) {
  await pageLocale(params);
  if (!hasImprint(OPERATOR)) notFound();
  return (
    <SiteFrame page={PAGES.imprint}>
      <ImprintStatement operator={OPERATOR} />
      <StructuredData things={[organization(OPERATOR)]} />
    </SiteFrame>
  );
}
