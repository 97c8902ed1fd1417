import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { SiteFrame } from '@/components/site/site-frame';
import { sampleOf } from '@/components/site/samples/page-sample';
import { StructuredData } from '@/components/site/inline-scripts';
import { UseCasePage } from '@/components/site/use-case/use-case-page';
import { clientMessages, pageLocale } from '@/lib/i18n/page-locale';
import { withLimits } from '@/lib/pages/fill-limits';
import { isPageKey, PAGE_KEYS, type PageKey } from '@/lib/pages/page-keys';
import { pageWords } from '@/lib/pages/page-content';
import { pageMetadata } from '@/lib/seo/page-metadata';
import { PAGES } from '@/lib/seo/pages';
import { breadcrumbList, faqPage } from '@/lib/seo/structured-data';

export const dynamicParams = false;

interface Props {
  readonly params: Promise<{ locale: string; page: string }>;
}

/** By key: middleware knows which slug means which, and no file's name has to hold a script's signs. */
export function generateStaticParams() {
  return PAGE_KEYS.map((page) => ({ page }));
}

async function wordsFor(params: Props['params']) {
  const locale = await pageLocale(params);
  const page = await keyIn(params);
  return { locale, page, words: withLimits(pageWords(locale, page), locale) };
}

async function keyIn(params: Props['params']): Promise<PageKey> {
  const { page } = await params;
  return isPageKey(page) ? page : notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, page, words } = await wordsFor(params);
  const { title, description } = words;
  return pageMetadata({ locale, page, title, description, picture: sampleOf(page).og });
}

export default async function Page({ params }: Props) {
  const { locale, page, words } = await wordsFor(params);
  const t = await getTranslations('useCase');
  const way = [[PAGES.landing, t('start')] as const, [page, words.link] as const];
  return (
    <SiteFrame page={page}>
      <StructuredData things={[faqPage(locale, words.faq), breadcrumbList(locale, way)]} />
      <NextIntlClientProvider messages={await clientMessages(locale, ['intake', 'compare'])}>
        <UseCasePage page={page} words={words} />
      </NextIntlClientProvider>
    </SiteFrame>
  );
}
