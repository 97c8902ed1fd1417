import { notFound } from 'next/navigation';
import { pageLocale } from '@/lib/i18n/page-locale';

// Addresses that lead nowhere are endless: each is answered and none is kept.
export const dynamic = 'force-dynamic';
export const dynamicParams = true;

interface Props {
  readonly params: Promise<{ locale: string; rest: string[] }>;
}

/** Catches every unknown address below a language, so that the not-found page speaks it. */
export default async function UnknownPage({ params }: Props) {
  await pageLocale(params);
  notFound();
}
