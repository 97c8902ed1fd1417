import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { errorLimits } from '@/components/ui/message-figures';
import { DEVICE_ERROR_CODES, type PageErrorCode } from '@/lib/browser/errors/device-errors';
import { ERROR_CODES } from '@/lib/contracts/error-codes';
import { routing } from '@/lib/i18n/routing';
import ar from '../../../messages/ar/app.json';
import de from '../../../messages/de/app.json';
import en from '../../../messages/en/app.json';

const CODES: readonly PageErrorCode[] = [...ERROR_CODES, ...DEVICE_ERROR_CODES];
const messages = { en, de, ar };

describe.each(routing.locales)('messages about errors in %s', (locale) => {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'errors.codes' });

  it.each(CODES)('%s says what is wrong and what helps', (code) => {
    const title = t(`${code}.title`);
    const text = t(`${code}.text`, errorLimits);
    expect(title.length).toBeGreaterThan(5);
    expect(text.length).toBeGreaterThan(title.length);
    // A message that is missing comes back as its own key; one that lacks a value, with braces.
    expect(`${title} ${text}`).not.toMatch(/errors\.codes|[{}]/);
  });

  it('has none left over', () => {
    expect(Object.keys(messages[locale].errors.codes).sort()).toEqual([...CODES].sort());
  });
});
