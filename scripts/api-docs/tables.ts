import { takenBy, type Parameter, type ParameterTable } from '@/lib/contracts/parameter';
import type { HeadersOf } from '@/lib/server/http/answer-headers';
import type { Content } from '@/lib/server/openapi/api';

/** Longest line of a command. */
const MAX_LINE_LENGTH = 120;

/** A table in Markdown; Prettier makes its columns even. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** What each parameter takes, does, and means where it is not given. */
export function parameterTable(parameters: ParameterTable, called: string): string {
  const rows = Object.entries(parameters).map(([name, parameter]) => [
    `\`${name}\``,
    taken(parameter),
    parameter.does,
    parameter.otherwise ?? '',
  ]);
  return table([called, 'takes', 'what for', 'default'], rows);
}

/** A list of words as words; presets are too many for a column. */
function taken(parameter: Parameter): string {
  const { value } = parameter;
  const isShortList = typeof value === 'object' && !('least' in value) && value.length < 12;
  return isShortList ? value.map((word) => `\`${word}\``).join(', ') : takenBy(parameter);
}

export function headerTable({ always, picture, later }: HeadersOf): string {
  const rows = (headers: HeadersOf['always'], where: string) =>
    Object.entries(headers).map(([name, { says }]) => [`\`${name}\``, where, says]);
  return table(
    ['header', 'of', 'says'],
    [...rows(picture, 'a cut-out'), ...rows(always, 'every answer'), ...rows(later, '429, 503')],
  );
}

export interface Told {
  readonly status: number;
  /** Cells beside the status. */
  readonly cells: readonly string[];
}

/** What is answered that is no cut-out, by status; what is told alike is told once. */
export function errorTable(head: readonly string[], told: readonly Told[]): string {
  const rows = [...told]
    .sort((a, b) => a.status - b.status)
    .map(({ status, cells }) => [String(status), ...cells]);
  const distinct = new Map(rows.map((row) => [row.join('|'), row]));
  return table(['status', ...head], [...distinct.values()]);
}

/** The command that sends an example of a form, on as many lines as it needs. */
export function command(url: string, content: Content | undefined, name: string, output: string): string {
  const fields = content?.examples?.find((example) => example.name === name)?.fields;
  if (!fields) throw new Error(`there is no example ${name}`);
  const words = Object.entries(fields).map(
    ([field, value], at) => `-F ${quoted(`${field}=${at === 0 ? '@' : ''}${value}`)}`,
  );
  const lines = ['curl'];
  for (const word of [...words, url, `-o ${output}`]) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length <= MAX_LINE_LENGTH) lines[lines.length - 1] = line;
    else lines.push(`     ${word}`);
  }
  return lines.map((line) => `    ${line}`).join(' \\\n');
}

function quoted(word: string): string {
  return /^[\w@=.%,:/-]+$/.test(word) ? word : `'${word}'`;
}
