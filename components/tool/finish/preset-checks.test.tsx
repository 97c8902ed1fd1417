import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ResultFacts } from '@/lib/contracts/presets/check-preset';
import { PRESET_NAMES, type PresetName } from '@/lib/contracts/presets/presets';
import ar from '@/messages/ar/app.json';
import de from '@/messages/de/app.json';
import en from '@/messages/en/app.json';
import { PresetChecks } from './preset-checks';
import { PresetPicker } from './preset-picker';

const MESSAGES = { en, de, ar };
type Locale = keyof typeof MESSAGES;

function textOf(element: React.ReactNode, locale: Locale): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      {element}
    </NextIntlClientProvider>,
  );
  return markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

const facts: ResultFacts = {
  ...{ width: 2000, height: 2000, format: 'jpeg', bytes: 900_000, chin: undefined, white: 0.5, clear: 0 },
  subject: { left: 100, top: 100, width: 1800, height: 1700 },
};
const checks = (preset: PresetName, locale: Locale) =>
  textOf(
    <PresetChecks
      preset={preset}
      facts={facts}
      chin={{ value: 5, least: 1, most: 9 }}
      onChin={() => undefined}
    />,
    locale,
  );

describe.each(['en', 'de', 'ar'] as const)('presets in %s', (locale) => {
  it('are all listed by name', () => {
    const text = textOf(<PresetPicker value="etsy" onChange={() => undefined} />, locale);
    const { names } = MESSAGES[locale].tool.presets;
    for (const name of PRESET_NAMES) expect(text).toContain(names[name]);
    expect(text).not.toMatch(/tool\.presets|[{}]/);
  });

  it('say what they check', () => {
    for (const name of PRESET_NAMES) expect(checks(name, locale)).not.toMatch(/tool\.presets|[{}]/);
  });
});

it('tells in words what failed, by how much, and that it is not official', () => {
  const text = checks('amazon-main', 'en');
  expect(text).toContain('Failed · Pure white background 50%');
  expect(text).toContain('Passed · Subject’s share 90% wanted: at least 85% · not official');
});

it('asks for the chin where a head is measured', () => {
  expect(checks('schengen-visa', 'en')).toContain('Chin line');
  expect(checks('amazon-main', 'en')).not.toContain('Chin line');
});
