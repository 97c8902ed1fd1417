import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { SiteFrame } from '@/components/site/site-frame';
import { PrivacyStatement } from '@/components/site/privacy/privacy-statement';
import { privacyFacts } from '@/lib/config/privacy-facts';
import { clientMessages, pageLocale } from '@/lib/i18n/page-locale';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';

/** Not by the build: the page tells how the server was started. Middleware keeps what is rendered. */
export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations('privacy.meta');
  return pageMetadata({ locale, page: PAGES.privacy, title: t('title'), description: t('description') });
}

export default async function PrivacyPage({ params }: Props) {
  const locale = await pageLocale(params);
  return (
    <SiteFrame page={PAGES.privacy}>
      <NextIntlClientProvider messages={await clientMessages(locale, ['keptFiles'])}>
        <PrivacyStatement facts={privacyFacts()} />
      </NextIntlClientProvider>
    </SiteFrame>
  );
}
