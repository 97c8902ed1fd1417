import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import type english from '../../messages/en.json';
import { FORMATS } from './formats';
import { routing } from './routing';

// next-intl loads the default export of this file.
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  const { default: messages } = (await import(`../../messages/${locale}.json`)) as {
    default: typeof english;
  };
  return { locale, messages, formats: FORMATS, timeZone: 'UTC' };
});
