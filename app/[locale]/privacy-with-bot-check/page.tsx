import { NextIntlClientProvider } from 'next-intl';
import { PrivacyStatement } from '@/components/site/privacy-statement';
import { clientMessages } from '@/lib/i18n/client-messages';
import { pageLocale } from '@/lib/i18n/page-locale';

export { generateMetadata } from '../privacy/page';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

/**
 * The privacy page of an installation with the bot check on. Whether it is on is known when the server starts, not
 * when it is built: both pages are prerendered, and middleware shows this one at the same address.
 */
export default async function PrivacyWithBotCheckPage({ params }: Props) {
  const locale = await pageLocale(params);
  return (
    <NextIntlClientProvider messages={await clientMessages(locale, ['keptFiles'])}>
      <PrivacyStatement botCheck />
    </NextIntlClientProvider>
  );
}
