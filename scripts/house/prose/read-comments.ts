import ts from 'typescript';
import { joinLines, type Paragraph } from './paragraph';

/** What begins a paragraph inside of a comment: a tag of JSDoc, an item of a list. */
const BEGINS = /^\s*(@\w+|[-*•] |\d+\. )/;

/** An example: it stands apart and is indented, as in Markdown. */
const CODE = /^ {5,}\S/;

/** What speaks to a tool, not to a reader. */
const DIRECTIVE = /^\s*(eslint-|@ts-|prettier-ignore|webpackIgnore|<reference|#(end)?region)/;

/** The paragraphs of a module's comments. `//` on lines one below the other are one comment. */
export function readComments(fileName: string, source: string): Paragraph[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const lines: { line: number; text: string }[] = [];
  let lastLine = -1;
  for (const { pos, end } of commentRanges(file)) {
    const first = file.getLineAndCharacterOfPosition(pos).line + 1;
    const text = source.slice(pos, end);
    const isLine = text.startsWith('//');
    if (!isLine || first !== lastLine + 1) lines.push({ line: first, text: '' });
    text.split('\n').forEach((raw, at) => lines.push({ line: first + at, text: withoutMarks(raw) }));
    lastLine = isLine ? first : -1;
  }
  return joinLines(
    lines.map(({ line, text }, at) => ({
      line,
      text: DIRECTIVE.test(text) || isCode(lines, at) ? '' : text,
    })),
    (text) => BEGINS.test(text),
  ).map(({ line, text }) => ({ line, text: text.replace(/^@(param|returns?|throws|see)\s*/, '') }));
}

/** Indented lines are code when an empty line, or nothing but code, stands before them. */
function isCode(lines: readonly { readonly text: string }[], at: number): boolean {
  let first = at;
  while (first >= 0 && CODE.test(lines[first]!.text)) first -= 1;
  return first < at && (first < 0 || lines[first]!.text.trim() === '');
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(\/\*+|\/\/+|\*(?!\/))/, '')
    .replace(/\*+\/\s*$/, '')
    .trimEnd();
}

/** Where comments lie, in their order: those before and behind every token but the text of JSX. */
function commentRanges(file: ts.SourceFile): ts.TextRange[] {
  const found = new Map<number, ts.TextRange>();
  const add = (ranges: readonly ts.TextRange[] | undefined) =>
    ranges?.forEach((range) => found.set(range.pos, range));
  const visit = (node: ts.Node) => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(file);
    if (children.length > 0) return children.forEach(visit);
    if (node.kind === ts.SyntaxKind.JsxText) return;
    const start = node.pos === 0 ? (ts.getShebang(file.text)?.length ?? 0) : node.pos;
    add(ts.getLeadingCommentRanges(file.text, start));
    if (!touchesJsxText(node)) add(ts.getTrailingCommentRanges(file.text, node.end));
  };
  visit(file);
  return [...found.values()].sort((a, b) => a.pos - b.pos);
}

/**
 * What follows the last token of a tag or of an expression in JSX is text.
 */
function touchesJsxText(token: ts.Node): boolean {
  const { parent } = token;
  return (
    (ts.isJsxOpeningElement(parent) ||
      ts.isJsxClosingElement(parent) ||
      ts.isJsxSelfClosingElement(parent) ||
      ts.isJsxOpeningFragment(parent) ||
      ts.isJsxClosingFragment(parent) ||
      ts.isJsxExpression(parent)) &&
    token.end === parent.end
  );
}
