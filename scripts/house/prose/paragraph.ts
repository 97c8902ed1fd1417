/** Text that stands together, without its markup. */
export interface Paragraph {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly text: string;
}

/** Joins lines to paragraphs: an empty line ends one, and so does a line that `begins` a new one. */
export function joinLines(
  lines: readonly { readonly line: number; readonly text: string }[],
  begins: (text: string) => boolean,
): Paragraph[] {
  const paragraphs: { line: number; text: string }[] = [];
  let open = false;
  for (const { line, text } of lines) {
    const last = paragraphs.at(-1);
    if (text.trim() === '') open = false;
    else if (open && last !== undefined && !begins(text)) last.text += ` ${text.trim()}`;
    else {
      paragraphs.push({ line, text: text.trim() });
      open = true;
    }
  }
  return paragraphs;
}
