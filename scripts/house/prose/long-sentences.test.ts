import { describe, expect, it } from 'vitest';
import { longSentences, MAX_WORDS } from './long-sentences';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const found = (text: string) => longSentences([{ line: 7, text }]);

describe('longSentences', () => {
  it('finds what has a word more than may be', () => {
    expect(found(`${words(MAX_WORDS)}.`)).toEqual([]);
    const sentence = `${words(MAX_WORDS + 1)}.`;
    expect(found(`Short. W${sentence.slice(1)} Short.`)).toEqual([
      { line: 7, words: MAX_WORDS + 1, sentence: `W${sentence.slice(1)}` },
    ]);
  });

  it('does not take the dot of a file, a number or an abbreviation for an end', () => {
    expect(found(`${words(18)} next.config.ts takes 1.5 seconds.`)).toHaveLength(1);
    expect(found(`${words(18)}, e.g. these here.`)).toHaveLength(1);
  });

  it('counts code as one word, a link as its text and the number of a decision record as none', () => {
    expect(found(`${words(19)} \`a b. C d\` ([0036](decisions/0036-presets.md)).`)).toEqual([]);
    expect(found(`${words(18)} [two words](a.md).`)).toEqual([]);
    expect(found(`${words(18)} [three words here](a.md).`)).toHaveLength(1);
  });

  it('lets a sentence begin with code or with a link', () => {
    expect(found(`${words(19)}. \`a.ts\` is one. W${words(18)}. [a.md](a.md) is one.`)).toEqual([]);
  });

  it('counts no signs', () => {
    expect(found(`${words(10)} → ${words(10)} —.`)).toEqual([]);
  });
});
