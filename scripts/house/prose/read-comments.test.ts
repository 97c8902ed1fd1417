import { describe, expect, it } from 'vitest';
import { readComments } from './read-comments';

const texts = (source: string) => readComments('a.tsx', source).map(({ text }) => text);

describe('readComments', () => {
  it('joins lines that stand together, of both kinds of comments', () => {
    expect(texts('// one\n// two\n\n// three\nconst a = 1;\n/** four\n * five\n */\nconst b = 2;')).toEqual([
      'one two',
      'three',
      'four five',
    ]);
  });

  it('tells the line on which a paragraph begins', () => {
    expect(readComments('a.ts', 'const a = 1;\n/**\n * one\n *\n * two\n */\nconst b = 2;')).toEqual([
      { line: 3, text: 'one' },
      { line: 5, text: 'two' },
    ]);
  });

  it('begins a paragraph at tags and items', () => {
    expect(
      texts('/**\n * one\n * - two\n * @param a three\n * @returns four\n */\nfunction f(a) {}'),
    ).toEqual(['one', '- two', 'a three', 'four']);
  });

  it('finds comments inside of JSX, behind statements and after the last one', () => {
    expect(texts('const a = <p>{/* one */}</p>; // two\n\n// three')).toEqual(['one', 'two', 'three']);
  });

  it('takes text, strings, templates and patterns for what they are', () => {
    expect(
      texts(
        'const a = <p>// no</p>;\nconst b = "// no";\nconst c = `/* no */ ${1 /* yes */} // no`;\nconst d = /\\/\\/no/;',
      ),
    ).toEqual(['yes']);
    expect(texts('const a = (\n  <p>\n    {b} // no\n    <i /> /* no */\n  </p>\n);')).toEqual([]);
  });

  it('leaves out an example, but not what a paragraph goes on with', () => {
    expect(texts('/**\n * one:\n *\n *     f();\n *     g();\n *\n * two\n */\nf();')).toEqual([
      'one:',
      'two',
    ]);
    expect(texts('/**\n * @param a one\n *     two\n */\nf();')).toEqual(['a one two']);
  });

  it('leaves out what speaks to a tool', () => {
    expect(texts('// eslint-disable-next-line no-console\nf();\n// @ts-expect-error none\ng();')).toEqual([]);
  });
});
