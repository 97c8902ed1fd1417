import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ExpireStorage } from '@/components/site/expire-storage';
import { LateParts } from '@/components/site/late/late-parts';
import { SpeculationRules, ThemeScript } from '@/components/site/inline-scripts';
import { clientMessages, pageLocale } from '@/lib/i18n/page-locale';
import { directionOf } from '@/lib/i18n/languages';
import { routing } from '@/lib/i18n/routing';
import { manifestPath, PAPER } from '@/lib/seo/app-manifest';
import { pathOf } from '@/lib/seo/page-address';
import { PAGES } from '@/lib/seo/pages';
import '../globals.css';
import { fontVariables } from './fonts';

export const dynamicParams = false;

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: PAPER.light },
    { media: '(prefers-color-scheme: dark)', color: PAPER.dark },
  ],
};

export function generateStaticParams() {
  return routing.locales.map((locale) => ({ locale }));
}

interface Props {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Omit<Props, 'children'>): Promise<Metadata> {
  return { manifest: manifestPath(await pageLocale(params)) };
}

export default async function LocaleLayout({ children, params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations('site');
  return (
    // The theme script sets an attribute here before React arrives.
    <html lang={locale} dir={directionOf(locale)} className={fontVariables} suppressHydrationWarning>
      <head>
        <ThemeScript />
        <SpeculationRules />
      </head>
      <body>
        <NextIntlClientProvider
          messages={await clientMessages(locale, ['site', 'policyNotice', 'analytics'])}
        >
          <a
            href="#main"
            className="sr-only bg-accent font-semibold text-on-accent focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-50 focus:px-5 focus:py-3"
          >
            {t('skipToContent')}
          </a>
          <ExpireStorage />
          {children}
          <LateParts locale={locale} privacyPath={pathOf(locale, PAGES.privacy)} />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
