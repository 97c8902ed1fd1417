import { describe, expect, it } from 'vitest';
import { parseUrlInput, type UrlInput } from '@/lib/config/url-input';
import { checkUrl } from './check-url';
import type { FetchError } from './fetch-error';

/** The address as it would be asked, or the case of the error. */
function checked(text: string, urlInput: UrlInput = 'public'): string {
  try {
    return checkUrl(text, urlInput).href;
  } catch (error) {
    return (error as FetchError).fetchCase;
  }
}

describe('I6 checkUrl', () => {
  it.each([
    ['https://a.example/x.jpg?w=1#top', 'https://a.example/x.jpg?w=1#top'],
    ['HTTP://A.example:80', 'http://a.example/'],
    ['http://a.example:443/', 'http://a.example:443/'],
    ['https://a.example./', 'https://a.example/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('takes %s', (text, href) => {
    expect(checked(text)).toBe(href);
  });

  it.each([
    'http://2130706433/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://127。0。0。1/',
    'http:\\\\127.0.0.1\\',
    'http:127.0.0.1',
    'http://%31%32%37.0.0.1/',
  ])('reads through %s', (text) => {
    expect(checked(text)).toBe('http://127.0.0.1/');
  });

  it.each([
    ...['', 'photo.jpg', '//a.example/', 'http://', 'http://a b/', 'http://[::1', 'http://1.2.3.4.5/'],
    ...['file:///etc/passwd', 'ftp://a.example/', 'gopher://a.example/', 'data:image/png;base64,AAAA'],
    ...['blob:https://a.example/1', 'javascript:1', 'unix:/run/x.sock', 'ws://a.example/'],
    ...['https://user@a.example/', 'https://user:word@a.example/', 'https://:word@a.example/'],
    'https://a.example@127.0.0.1/',
    ...['http://a.example:81/', 'https://a.example:8443/', 'http://a.example:22/', 'http://a.example:0/'],
    `https://a.example/${'x'.repeat(8_192)}`,
  ])('refuses %s', (text) => {
    expect(checked(text)).toBe('invalid_url');
  });

  it('asks nobody where it is off', () => {
    expect([checked('https://a.example/', 'off'), checked('nonsense', 'off')]).toEqual(['off', 'off']);
  });

  it('asks the hosts of a list only, on their ports only', () => {
    const list = parseUrlInput('Pictures.example, 10.0.0.7:9000,[fd00::7]:8080,0x7f.1') as UrlInput;
    const taken = [
      'https://pictures.example/a',
      'http://pictures.example:443/',
      'http://10.0.0.7:9000/',
      'http://167772167:9000/',
      'http://[FD00:0::7]:8080/',
      'http://127.0.0.1/',
    ];
    for (const text of taken) expect(checked(text, list)).toBe(new URL(text).href);
    const unlisted = [
      'https://a.pictures.example/',
      'https://pictures.example.evil.example/',
      'https://pictures.example:8443/',
      'http://10.0.0.7/',
      'http://10.0.0.8:9000/',
      'http://[fd00::8]:8080/',
    ];
    for (const text of unlisted) expect(checked(text, list), text).toBe('unreachable');
    expect(checked('http://user@10.0.0.7:9000/', list)).toBe('invalid_url');
  });
});
