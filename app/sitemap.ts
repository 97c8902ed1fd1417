import type { MetadataRoute } from 'next';
import { routing } from '@/lib/i18n/routing';
import { languageAlternates, pageUrl } from '@/lib/seo/alternates';
import { PAGES } from '@/lib/seo/pages';

export default function sitemap(): MetadataRoute.Sitemap {
  return Object.values(PAGES).flatMap((path) =>
    routing.locales.map((locale) => ({
      url: pageUrl(locale, path),
      alternates: { languages: languageAlternates(path) },
    })),
  );
}
