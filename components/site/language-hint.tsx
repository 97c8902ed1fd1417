'use client';

import { useLocale } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { LANGUAGE_NAMES, preferredLocale } from '@/lib/i18n/languages';
import type { Locale } from '@/lib/i18n/routing';

const never = () => () => undefined;

/**
 * Tells visitors of this page in their language, where it is another than the page's and we have it. It hangs below the
 * header, over the page's margin, and moves nothing.
 */
export function LanguageHint() {
  const current = useLocale();
  const preferred = useSyncExternalStore(
    never,
    () => preferredLocale(navigator.languages),
    () => undefined,
  );
  const href = preferred === undefined || preferred === current ? undefined : addressIn(preferred);
  if (preferred === undefined || href === undefined) return null;
  return (
    <a
      href={href}
      hrefLang={preferred}
      lang={preferred}
      dir="auto"
      className="absolute end-0 top-full -mt-3 inline-flex min-h-8 items-center rounded-control border border-rule-strong bg-sheet px-3 text-caption font-semibold underline decoration-accent decoration-2 underline-offset-4"
    >
      {LANGUAGE_NAMES[preferred].invitation}
    </a>
  );
}

/** Where the page says that it lies in a language; undefined where it does not. */
function addressIn(locale: Locale): string | undefined {
  const link = document.querySelector<HTMLLinkElement>(`link[rel=alternate][hreflang=${locale}]`);
  return link === null ? undefined : new URL(link.href).pathname;
}
