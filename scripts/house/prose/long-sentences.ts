import type { Paragraph } from './paragraph';

/** CONTRIBUTING.md: the words that a sentence may have. */
export const MAX_WORDS = 20;

export interface LongSentence {
  readonly line: number;
  readonly words: number;
  readonly sentence: string;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of paragraphs that have more than `MAX_WORDS` words. A piece of code is one word, and a link is its
 * text. The number of a decision record is no word.
 */
export function longSentences(paragraphs: readonly Paragraph[]): LongSentence[] {
  return paragraphs.flatMap(({ line, text }) =>
    sentencesOf(text)
      .map((sentence) => ({ line, words: countWords(sentence), sentence }))
      .filter(({ words }) => words > MAX_WORDS),
  );
}

/** Text's sentences, with their markup. A sentence may begin with code or with a link in small letters. */
function sentencesOf(text: string): string[] {
  const shape = text.replace(/`[^`]*`|!?\[[^\]]*\]\([^)]*\)/g, (mark) => `X${'_'.repeat(mark.length - 1)}`);
  return [...SENTENCES.segment(shape)]
    .map(({ segment, index }) => text.slice(index, index + segment.length).trim())
    .filter((sentence) => sentence !== '');
}

function countWords(sentence: string): number {
  const words = sentence
    .replace(/`[^`]*`/g, 'code')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\d+\. |\((\d{4}(, )?)+\)/g, '')
    .split(/\s+/);
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
