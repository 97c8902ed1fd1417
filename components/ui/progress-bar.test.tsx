import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BYTES_PER_MEGABYTE } from '@/lib/contracts/limits';
import ar from '@/messages/ar/app.json';
import de from '@/messages/de/app.json';
import en from '@/messages/en/app.json';
import { DownloadText } from './progress-bar';

const MESSAGES = { en, de, ar };

function textOf(secondsLeft: number | undefined, locale: keyof typeof MESSAGES = 'en'): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      <DownloadText
        receivedBytes={3.1 * BYTES_PER_MEGABYTE}
        totalBytes={8 * BYTES_PER_MEGABYTE}
        secondsLeft={secondsLeft}
      />
    </NextIntlClientProvider>,
  );
  return markup.replaceAll(/<[^>]+>/g, '').trim();
}

describe('F-05: a download says how far it is, and', () => {
  it.each([
    ['how many seconds are left', 12, '3.1 of 8.0 MB. About 12 seconds left.'],
    ['the last second', 1, '3.1 of 8.0 MB. About 1 second left.'],
    ['minutes, where it takes long', 150, '3.1 of 8.0 MB. About 3 minutes left.'],
    ['nothing before that can be told', undefined, '3.1 of 8.0 MB.'],
    ['nothing when all is here', 0, '3.1 of 8.0 MB.'],
  ])('%s', (_, secondsLeft, expected) => expect(textOf(secondsLeft)).toBe(expected));

  it('with the language’s decimal mark', () => {
    expect(textOf(undefined, 'de')).toBe('3,1 von 8,0 MB.');
  });

  it('in Arabic’s own plurals', () => {
    expect(textOf(2, 'ar')).toBe('3.1 من 8.0 ميغابايت. بقيت ثانيتان تقريبًا.');
    expect(textOf(5, 'ar')).toContain('بقيت 5 ثوانٍ تقريبًا.');
    expect(textOf(40, 'ar')).toContain('بقيت 40 ثانية تقريبًا.');
  });
});
