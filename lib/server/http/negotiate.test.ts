import { describe, expect, it } from 'vitest';
import { negotiateFormats } from './negotiate';

const CHROME = 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5';
const JAVA = 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2';

describe('negotiateFormats', () => {
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
    ['image/webp,image/png', 'png'],
    ['image/webp;q=0.9,image/*;q=0.9', 'png'],
    ['image/webp;q=0.9,image/avif;q=0.9', 'webp'],
    [JAVA, 'png'],
    ['image/jpeg', 'jpeg'],
    ['image/jpg', 'jpeg'],
    ['image/jpeg,text/html', 'jpeg'],
    ['image/jpeg,image/webp;q=0.1', 'webp'],
    ['application/zip', 'zip'],
    ['image/webp;q=high', 'webp'],
  ])('answers "%s" for a cut-out with %s first', (accept, expected) => {
    expect(negotiateFormats(accept, false)[0]).toBe(expected);
  });

  it.each([
    [JAVA, 'jpeg'],
    ['image/jpg, */*;q=0.1', 'jpeg'],
    ['image/jpeg,image/png', 'png'],
    ['*/*', 'png'],
  ])('answers "%s" for an opaque picture with %s first', (accept, expected) => {
    expect(negotiateFormats(accept, true)[0]).toBe(expected);
  });

  it('goes on with what the header allows besides', () => {
    expect(negotiateFormats(CHROME, false)).toEqual(['png', 'avif', 'webp']);
    expect(negotiateFormats('image/avif, image/webp;q=0.9', false)).toEqual(['avif', 'webp']);
    expect(negotiateFormats('image/webp', false)).toEqual(['webp']);
  });

  it.each(['application/json', 'text/html', 'image/png;q=0', '*/*;q=0'])('refuses "%s"', (accept) => {
    expect(() => negotiateFormats(accept, false)).toThrow(
      expect.objectContaining({ code: 'not_acceptable' }),
    );
  });
});
