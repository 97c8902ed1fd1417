import { getTranslations } from 'next-intl/server';
import { appManifest } from '@/lib/seo/app-manifest';
import { pageLocale } from '@/lib/i18n/page-locale';

export const dynamic = 'force-static';

/** What a browser needs to install the tool as an app, in the visitor's language. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'app' });
  return Response.json(appManifest(locale, { name: t('name'), description: t('description') }), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
}
