import { sitemapIndex } from '@/lib/seo/sitemap';

export const dynamic = 'force-static';

/** Where the sitemap of each language lies. */
export function GET(): Response {
  return new Response(sitemapIndex(), { headers: { 'Content-Type': 'application/xml' } });
}
