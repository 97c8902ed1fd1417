import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SiteFrame } from '@/components/site/site-frame';
import { NotFoundNotice } from '@/components/site/not-found-notice';
import { pageLocale } from '@/lib/i18n/page-locale';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  const t = await getTranslations('notFound');
  return { title: t('title'), robots: { index: false } };
}

/**
 * What the middleware shows for every unknown address, with status 404. A page of its own, not Next's `not-found.tsx`.
 * That one is rendered by the browser alone, so without scripts it is blank, and the theme comes too late.
 */
export default async function MissingPage({ params }: Props) {
  await pageLocale(params);
  const t = await getTranslations('notFound');
  return (
    <SiteFrame page={undefined}>
      <NotFoundNotice title={t('title')} text={t('text')} home={t('home')} tool={t('tool')} />
    </SiteFrame>
  );
}
