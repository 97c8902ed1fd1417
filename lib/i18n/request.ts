import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import type english from '../../messages/en/app.json';
import type legal from '../../messages/en/legal.json';
import { FORMATS } from './formats';
import { routing } from './routing';

// next-intl loads the default export of this file.
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  const { default: messages } = (await import(`../../messages/${locale}/app.json`)) as {
    default: typeof english;
  };
  const { default: legalMessages } = (await import(`../../messages/${locale}/legal.json`)) as {
    default: typeof legal;
  };
  return { locale, messages: { ...messages, ...legalMessages }, formats: FORMATS, timeZone: 'UTC' };
});
