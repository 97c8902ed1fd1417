import { describe, expect, it } from 'vitest';
import { negotiateFormat } from './negotiate';

describe('negotiateFormat', () => {
  it.each([
    [null, 'png'],
    ['', 'png'],
    ['*/*', 'png'],
    ['image/*', 'png'],
    ['image/png', 'png'],
    ['image/webp', 'webp'],
    ['IMAGE/WEBP', 'webp'],
    ['image/webp,*/*;q=0.8', 'webp'],
    ['image/png;q=0.5,image/webp', 'webp'],
    ['image/webp;q=0.1,image/png;q=0.2', 'png'],
    ['image/webp;q=0,*/*', 'png'],
  ])('answers %s with %s', (accept, expected) => {
    expect(negotiateFormat(accept)).toBe(expected);
  });

  it.each(['application/json', 'text/html', 'image/png;q=0'])('refuses "%s"', (accept) => {
    expect(() => negotiateFormat(accept)).toThrow(expect.objectContaining({ code: 'not_acceptable' }));
  });
});
