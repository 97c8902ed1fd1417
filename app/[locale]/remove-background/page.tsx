import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { KeepOffline } from '@/components/site/offline/keep-offline';
import { CutOutTool } from '@/components/tool/cut-out-tool';
import { clientMessages } from '@/lib/i18n/client-messages';
import { pageLocale } from '@/lib/i18n/page-locale';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations('tool.meta');
  return pageMetadata({ locale, path: PAGES.tool, title: t('title'), description: t('description') });
}

export default async function ToolPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations('tool');
  return (
    <div data-wide-page className="page-width pt-6 pb-10 md:pt-10 md:pb-16 short:pt-2">
      <KeepOffline />
      <h1 className="mb-5 text-title md:mb-7 short:mb-2 short:text-subhead">{t('heading')}</h1>
      <noscript>
        <p className="mb-6 border-s-4 border-accent ps-4">{t('needsScript')}</p>
      </noscript>
      <NextIntlClientProvider
        messages={await clientMessages(locale, [
          'tool',
          'download',
          'intake',
          'compare',
          'faults',
          'keptFiles',
        ])}
      >
        <CutOutTool />
      </NextIntlClientProvider>
    </div>
  );
}
