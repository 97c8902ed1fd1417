import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { ApiSection } from '@/components/site/landing/api-section';
import { CompareSection } from '@/components/site/landing/compare-section';
import { FactsSection } from '@/components/site/landing/facts-section';
import { Hero } from '@/components/site/landing/hero';
import { SiteFrame } from '@/components/site/site-frame';
import { StepsSection } from '@/components/site/landing/steps-section';
import { UseCaseIndex } from '@/components/site/landing/use-case-index';
import { StructuredData } from '@/components/site/inline-scripts';
import { clientMessages, pageLocale } from '@/lib/i18n/page-locale';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';
import { webApplication } from '@/lib/seo/structured-data';
import { SITE_URL } from '@/lib/seo/page-address';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations('landing.meta');
  return pageMetadata({ locale, page: PAGES.landing, title: t('title'), description: t('description') });
}

export default async function LandingPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations('landing.meta');
  return (
    <SiteFrame page={PAGES.landing}>
      <StructuredData things={[webApplication(locale, t('description'))]} />
      <NextIntlClientProvider messages={await clientMessages(locale, ['intake', 'compare', 'copy'])}>
        <Hero />
        <UseCaseIndex />
        <StepsSection />
        <CompareSection />
        <FactsSection />
        <ApiSection origin={SITE_URL} />
      </NextIntlClientProvider>
    </SiteFrame>
  );
}
