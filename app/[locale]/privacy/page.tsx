import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { PrivacyStatement } from '@/components/site/privacy-statement';
import { clientMessages } from '@/lib/i18n/client-messages';
import { pageLocale } from '@/lib/i18n/page-locale';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations('privacy.meta');
  return pageMetadata({ locale, path: PAGES.privacy, title: t('title'), description: t('description') });
}

export default async function PrivacyPage({ params }: Props) {
  const locale = await pageLocale(params);
  return (
    <NextIntlClientProvider messages={await clientMessages(locale, ['keptFiles'])}>
      <PrivacyStatement botCheck={false} />
    </NextIntlClientProvider>
  );
}
