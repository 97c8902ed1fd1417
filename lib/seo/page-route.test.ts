import { describe, expect, it } from 'vitest';
import { pathOf } from './page-address';
import { afterMissedShare, pageRoute } from './page-route';

describe('R-08: the name of a page in the access log', () => {
  it.each([
    ['/', '/'],
    ['/en', '/[locale]'],
    ['/ar/', '/[locale]'],
    ['/de/privacy', '/[locale]/privacy'],
    ['/en/remove-background/', '/[locale]/remove-background'],
    ['/privacy', '/privacy'],
    ['/en/white-background', '/[locale]/white-background'],
    ['/white-background/', '/white-background'],
    [pathOf('ar', 'white-background'), '/[locale]/white-background'],
  ])('%s is %s', (address, route) => expect(pageRoute(address)).toBe(route));

  it.each(['/en/my-name', '/my-name', '/en/privacy/my-name', '/EN', '/%65n', '//en'])(
    '%s is named by no part of it',
    (address) => expect(pageRoute(address)).toBe('*'),
  );

  it.each(['/icon.svg', '/robots.txt', '/_next/static/chunks/a.js', '/_next/x'])('%s is no page', (address) =>
    expect(pageRoute(address)).toBeUndefined(),
  );
});

describe('a share that no worker took', () => {
  it('goes on to the tool in its language, which says so', () => {
    expect(afterMissedShare('/de/remove-background')).toBe('/de/remove-background#shared=missed');
  });

  it.each([
    '/',
    '/de',
    '/de/privacy',
    '/remove-background',
    '/de/remove-background/x',
    '/xx/remove-background',
  ])('is nothing that %s gets', (pathname) => expect(afterMissedShare(pathname)).toBeUndefined());
});
