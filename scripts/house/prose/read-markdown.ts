import { joinLines, type Paragraph } from './paragraph';

const BEGINS = /^\s*([-*] |\d+\. |> |#)/;
const ITEM = /^\s*([-*] |\d+\. )/;
const INDENTED = /^ {4,}\S/;
const TABLE_RULE = /^\s*\|[\s:|-]+\|\s*$/;

/** The paragraphs of a document: also its headings, the items of its lists and the cells of its tables. No code. */
export function readMarkdown(source: string): Paragraph[] {
  const lines: { line: number; text: string }[] = [];
  let fenced = false;
  let inList = false;
  let afterGap = true;
  source.split('\n').forEach((text, at) => {
    const line = at + 1;
    const isFence = /^\s*```/.test(text);
    if (isFence) fenced = !fenced;
    if (ITEM.test(text)) inList = true;
    else if (/^\S/.test(text)) inList = false;
    const isCode = isFence || fenced || (INDENTED.test(text) && afterGap && !inList);
    afterGap = isCode || text.trim() === '';
    if (isCode || TABLE_RULE.test(text)) lines.push({ line, text: '' });
    else if (/^\s*\|/.test(text))
      for (const cell of text.split(/(?<!\\)\|/)) lines.push({ line, text: cell }, { line, text: '' });
    else lines.push({ line, text });
    if (/^\s*#/.test(text)) lines.push({ line, text: '' });
  });
  return joinLines(lines, (text) => BEGINS.test(text));
}
