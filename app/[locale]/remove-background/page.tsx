import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { KeepOffline } from '@/components/site/offline/keep-offline';
import { SiteFrame } from '@/components/site/site-frame';
import { CutOutTool } from '@/components/tool/cut-out-tool';
import { StructuredData } from '@/components/site/inline-scripts';
import { clientMessages, pageLocale } from '@/lib/i18n/page-locale';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';
import { webApplication } from '@/lib/seo/structured-data';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations('tool.meta');
  return pageMetadata({ locale, page: PAGES.tool, title: t('title'), description: t('description') });
}

export default async function ToolPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations('tool');
  return (
    <SiteFrame page={PAGES.tool}>
      <StructuredData things={[webApplication(locale, t('meta.description'))]} />
      <div data-wide-page className="page-width pt-6 pb-10 md:pt-10 md:pb-16 short:pt-2">
        <KeepOffline />
        <h1 className="mb-5 text-title md:mb-7 short:mb-2 short:text-subhead">{t('heading')}</h1>
        <NextIntlClientProvider
          messages={await clientMessages(locale, [
            'tool',
            'download',
            'intake',
            'compare',
            'errors',
            'keptFiles',
          ])}
        >
          <CutOutTool />
        </NextIntlClientProvider>
      </div>
    </SiteFrame>
  );
}
