import { getMessages } from 'next-intl/server';
import type messages from '../../messages/en/app.json';
import type legal from '../../messages/en/legal.json';
import type { Locale } from './routing';

type Namespace = keyof typeof messages | keyof typeof legal;

/** The namespaces that a page's interactive parts need: only these travel inside the page. */
export async function clientMessages(locale: Locale, namespaces: readonly Namespace[]) {
  const all = await getMessages({ locale });
  return Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace]]));
}
