import type messages from '../../messages/en/app.json';
import type legal from '../../messages/en/legal.json';
import type { Locale } from './routing';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages & typeof legal;
  }
}
