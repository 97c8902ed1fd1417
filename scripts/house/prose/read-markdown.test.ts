import { expect, it } from 'vitest';
import { readMarkdown } from './read-markdown';

it('reads headings, paragraphs, items and cells apart, each with its line', () => {
  const source =
    '# A title\nOne\ntwo.\n\n- first\n  still first\n- second\n\n| a | b c |\n| - | --- |\n| d | e   |\n';
  expect(readMarkdown(source)).toEqual([
    { line: 1, text: '# A title' },
    { line: 2, text: 'One two.' },
    { line: 5, text: '- first still first' },
    { line: 7, text: '- second' },
    { line: 9, text: 'a' },
    { line: 9, text: 'b c' },
    { line: 11, text: 'd' },
    { line: 11, text: 'e' },
  ]);
});

it('reads no code that is indented, but what an item goes on with', () => {
  const source = '- item\n\n    more\n\nOne.\n\n    code\n      code\n\n    code\n\nTwo.';
  expect(readMarkdown(source).map(({ text }) => text)).toEqual(['- item', 'more', 'One.', 'Two.']);
});

it('reads no code', () => {
  expect(readMarkdown('One.\n\n```sh\nnpm run up\n```\n\nTwo.').map(({ text }) => text)).toEqual([
    'One.',
    'Two.',
  ]);
});
