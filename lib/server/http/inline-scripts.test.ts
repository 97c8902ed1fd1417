import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashInlineScripts } from './inline-scripts.mjs';

const sha = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const page = (...extra: string[]) =>
  `<html><head><script src="/a.js" async=""></script></head><body><p data-on="1">1 < 2</p>` +
  `<script id="_R_">one()</script><script>two(\n"\u2028ü")</script><script>three()</script>${extra.join('')}</body>`;

describe('H1: hashInlineScripts', () => {
  it('hashes the text of inline scripts, each once, and not what is fetched', () => {
    expect(hashInlineScripts(page('<script>one()</script>'), '/x')).toEqual(
      ['one()', 'two(\n"\u2028ü")', 'three()'].map(sha),
    );
  });

  it('refuses a page with fewer or more scripts than Next writes', () => {
    expect(() => hashInlineScripts('<script>one()</script>', '/x')).toThrow(
      '/x: expected 3 to 12 inline scripts but found 1',
    );
    const many = Array.from({ length: 10 }, (_, index) => `<script>more(${index})</script>`);
    expect(() => hashInlineScripts(page(...many), '/x')).toThrow('but found 13');
  });

  it('refuses what it cannot be sure to have read right', () => {
    expect(() => hashInlineScripts(page('<script>"<script"</script>'), '/x')).toThrow(
      '/x: found 5 whole scripts of 6',
    );
    expect(() => hashInlineScripts(page('<script>open'), '/x')).toThrow('/x: found 4 whole scripts of 5');
  });

  it('refuses inline handlers, which no hash allows', () => {
    expect(() => hashInlineScripts(page('<a href="/" onclick="go()">go</a>'), '/x')).toThrow(
      '/x: an inline onclick handler, which no hash allows',
    );
  });
});
