import type { MetadataRoute } from 'next';
import { routing } from '@/lib/i18n/routing';
import { languageAlternates, pageUrl } from '@/lib/seo/alternates';
import { SEARCHABLE_PAGES } from '@/lib/seo/pages';

export default function sitemap(): MetadataRoute.Sitemap {
  return SEARCHABLE_PAGES.flatMap((path) =>
    routing.locales.map((locale) => ({
      url: pageUrl(locale, path),
      alternates: { languages: languageAlternates(path) },
    })),
  );
}
