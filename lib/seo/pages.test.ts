import { expect, it } from 'vitest';
import { isKnownPage, MISSING_PAGE } from './pages';

it.each(['', '/', '/privacy', '/remove-background', '/privacy/'])('%j is a page', (path) => {
  expect(isKnownPage(path)).toBe(true);
});

it.each([MISSING_PAGE, '/nothing', '/privacy/more', '//privacy', '/Privacy'])('%j is none', (path) => {
  expect(isKnownPage(path)).toBe(false);
});
