import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { DeviceCheck } from '@/components/device/device-check';
import { KeepOffline } from '@/components/site/offline/keep-offline';
import { SiteFrame } from '@/components/site/site-frame';
import { clientMessages, pageLocale } from '@/lib/i18n/page-locale';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations('device.meta');
  return {
    ...pageMetadata({ locale, page: PAGES.device, title: t('title'), description: t('description') }),
    // It tells a visitor about their own browser; to a search engine it says nothing.
    robots: { index: false },
  };
}

export default async function DevicePage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations('device');
  return (
    <SiteFrame page={PAGES.device}>
      <div className="page-width pt-6 pb-16 md:pt-10 md:pb-24">
        <KeepOffline />
        <h1 className="text-title">{t('heading')}</h1>
        <noscript>
          <p className="mt-6 border-s-4 border-accent ps-4">{t('needsScript')}</p>
        </noscript>
        <NextIntlClientProvider
          messages={await clientMessages(locale, ['device', 'download', 'compare', 'errors', 'keptFiles'])}
        >
          <div className="noscript:hidden">
            <DeviceCheck />
          </div>
        </NextIntlClientProvider>
      </div>
    </SiteFrame>
  );
}
