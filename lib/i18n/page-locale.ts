import { hasLocale } from 'next-intl';
import { getMessages, setRequestLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type messages from '../../messages/en/app.json';
import type legal from '../../messages/en/legal.json';
import { type Locale, routing } from './routing';

/**
 * Reads the language of a page from its address and makes it known to everything the page renders. That keeps the page
 * static. Layouts and pages render on their own, so each calls this.
 */
export async function pageLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  setRequestLocale(locale);
  return locale;
}

type Namespace = keyof typeof messages | keyof typeof legal;

/** The namespaces that a page's interactive parts need: only these travel inside the page. */
export async function clientMessages(locale: Locale, namespaces: readonly Namespace[]) {
  const all = await getMessages({ locale });
  return Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace]]));
}
