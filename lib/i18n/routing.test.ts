import { expect, it } from 'vitest';
import { splitLocale } from './routing';

it.each([
  ['/en', { locale: 'en', path: '' }],
  ['/de/', { locale: 'de', path: '/' }],
  ['/ar/privacy', { locale: 'ar', path: '/privacy' }],
  ['/', { locale: undefined, path: '/' }],
  ['/privacy', { locale: undefined, path: '/privacy' }],
  ['/english', { locale: undefined, path: '/english' }],
  ['/EN/privacy', { locale: undefined, path: '/EN/privacy' }],
])('%s', (pathname, expected) => {
  expect(splitLocale(pathname)).toEqual(expected);
});
