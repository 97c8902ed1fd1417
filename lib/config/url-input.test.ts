import { describe, expect, it } from 'vitest';
import { readServerConfig } from './server';
import { parseUrlInput } from './url-input';

describe('parseUrlInput', () => {
  it('takes the two words, in any casing', () => {
    expect([parseUrlInput('public'), parseUrlInput(' OFF ')]).toEqual(['public', 'off']);
  });

  it('takes hosts as the URL parser writes them, with or without a port', () => {
    expect(parseUrlInput('Bücher.example., minio:9000 ,10.1,[FD00:0::1]:80')).toEqual([
      { host: 'xn--bcher-kva.example', port: undefined },
      { host: 'minio', port: 9000 },
      { host: '10.0.0.1', port: undefined },
      { host: '[fd00::1]', port: 80 },
    ]);
  });

  it.each([
    ...['', ',', 'public,a.example', 'off,off', 'https://a.example', 'a.example/x', 'a.example:'],
    ...['a.example:0', 'a.example:65536', 'user@a.example', '[::1', 'fd00::1', '1.2.3.4.5'],
  ])('knows no %s', (text) => {
    expect(parseUrlInput(text)).toBeUndefined();
  });

  it('is public where nothing is set, and told as an error where it cannot be read', () => {
    expect(readServerConfig({ URL_INPUT: '' }, 2).urlInput).toBe('public');
    expect(() => readServerConfig({ URL_INPUT: 'https://a.example' }, 2)).toThrow(
      'URL_INPUT: expected public, off, or a comma list of host[:port] but received "https://a.example"',
    );
  });
});
