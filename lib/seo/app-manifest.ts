import type { MetadataRoute } from 'next';
import { SHARED_PART } from '../contracts/share';
import { directionOf } from '../i18n/languages';
import type { Locale } from '../i18n/routing';
import { PAGES } from './pages';

/**
 * The mat of the light and of the dark theme are both this dark green. It is the one colour that fits each.
 */
const MAT = '#1d4a3c';

/** Papers of the two themes, for the bars that a browser draws round the page. */
export const PAPER = { light: '#f5f0e6', dark: '#0e1714' } as const;

/** What the installed app opens: all that the service reads, by the endings that systems know. */
const OPENED = {
  ...{ 'image/jpeg': ['.jpg', '.jpeg'], 'image/png': ['.png'], 'image/webp': ['.webp'] },
  ...{ 'image/avif': ['.avif'], 'image/heic': ['.heic', '.heif'], 'image/gif': ['.gif'] },
};

/** Path of the manifest in one language. */
export function manifestPath(locale: Locale): string {
  return `/${locale}/manifest.webmanifest`;
}

/** The web app manifest. It opens with the tool; all languages are one app, which keeps the language it was installed in. */
export function appManifest(
  locale: Locale,
  words: { readonly name: string; readonly description: string },
): MetadataRoute.Manifest {
  return {
    id: '/',
    name: words.name,
    short_name: 'Clearcut',
    description: words.description,
    lang: locale,
    dir: directionOf(locale),
    start_url: `/${locale}${PAGES.tool}`,
    scope: '/',
    display: 'standalone',
    theme_color: MAT,
    background_color: MAT,
    categories: ['photo', 'utilities'],
    file_handlers: [{ action: `/${locale}${PAGES.tool}`, accept: OPENED }],
    share_target: {
      action: `/${locale}${PAGES.tool}`,
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { files: [{ name: SHARED_PART, accept: ['image/*', ...Object.values(OPENED).flat()] }] },
    },
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
