import { pageLocale } from '@/lib/i18n/page-locale';
import { routing } from '@/lib/i18n/routing';
import { sitemapOf } from '@/lib/seo/sitemap';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return routing.locales.map((locale) => ({ locale }));
}

/**
 * The pages of one language. Not called `sitemap.xml`. Below a language Next takes that name for a file of metadata
 * without parameters. It answers with the settings of the moment.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  return new Response(sitemapOf(await pageLocale(params)), {
    headers: { 'Content-Type': 'application/xml' },
  });
}
