import { expect, it } from 'vitest';
import { preferredLocale } from './languages';

it.each([
  [['de-AT', 'en'], 'de'],
  [['fr-FR', 'ar-EG', 'de'], 'ar'],
  [['EN-us'], 'en'],
  [['fr', 'den'], undefined],
  [[], undefined],
])('%j is best served in %s', (languages, locale) => expect(preferredLocale(languages)).toBe(locale));
