import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import ar from '../../../messages/ar/app.json';
import de from '../../../messages/de/app.json';
import en from '../../../messages/en/app.json';

const sentence = (locale: 'en' | 'de' | 'ar', count: number, touched: number, edges: string) =>
  createTranslator({ locale, messages: { en, de, ar }[locale], namespace: 'tool.description' })('sentence', {
    ...{ count, touched, edges },
    share: '62%',
  });

describe('the sentence on a result', () => {
  it.each([
    ['en', 1, 1, 'bottom', 'One subject, 62% of the picture, touches the bottom edge.'],
    ['en', 2, 2, 'top and left', '2 subjects, 62% of the picture, touch the top and left edges.'],
    ['en', 1, 0, '', 'One subject, 62% of the picture, clear of its edges.'],
    ['de', 1, 1, 'unteren', 'Ein Motiv, 62% des Bildes, am unteren Rand.'],
    ['de', 3, 4, 'alle', '3 Motive, 62% des Bildes, an allen Rändern.'],
    ['ar', 2, 2, 'العليا واليسرى', 'عنصران، 62% من الصورة، عند الحافتين العليا واليسرى.'],
  ] as const)('in %s of %i that touches %i edges', (locale, count, touched, edges, text) => {
    expect(sentence(locale, count, touched, edges)).toBe(text);
  });
});
