import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { CONTRACT, DEFAULTS, SHAPES, type Row } from '../../tests/conformance/rows';
import type { Ran } from './outcomes';

export const CONFORMANCE_DOCS = path.resolve(import.meta.dirname, '../../docs/conformance.md');

/** What is written where all tests of a row have passed. */
export const PASSES = 'passes';

/** Tests that ran, and the clients among them. */
export interface Outcomes {
  readonly served: readonly Ran[];
  readonly clients: readonly Ran[];
  /** Versions of clients that do not name their own, by the group of their tests. */
  readonly versions: Readonly<Record<string, string>>;
  /** Of the run, as `2026-11-29`. */
  readonly date: string;
}

const INTRODUCTION = `# Conformance

Requests as clients of remove.bg's API and rembg's server send them, and HTTP libraries to our own door, sent again to the built server: the tests of
\`tests/conformance/served\`, which \`npm run check\` runs. Each answer is also held to the OpenAPI document of its address. Real clients
are those of \`tests/conformance/clients\` (\`npm run test:clients\`, which CI runs; Java's where \`CI_JAVA=1\`). This page is written by
\`npm run docs:conformance\`, after a build.`;

/** `docs/conformance.md`. */
export async function renderConformance({ served, clients, versions, date }: Outcomes): Promise<string> {
  const groups = [...new Set(clients.map(({ group }) => group))].sort();
  const text = [
    INTRODUCTION,
    '## What public integrations send',
    ...table(
      ['shape', 'outcome', 'tests'],
      SHAPES.map((row) => rowCells(row, served)),
    ),
    '## What the two APIs promise',
    ...table(
      ['row', 'outcome', 'tests'],
      CONTRACT.map((row) => rowCells(row, served)),
    ),
    '## What HTTP libraries send to our own door by themselves',
    ...table(
      ['row', 'outcome', 'tests'],
      DEFAULTS.map((row) => rowCells(row, served)),
    ),
    '## Real clients',
    ...table(
      ['client', 'version', 'run on', 'outcome', 'what it does'],
      groups.map((group) => {
        const tests = clients.filter((test) => test.group === group);
        const does = tests.map(({ title }) => title).join('; ');
        return [group, versions[group] ?? 'as named', date, outcomeOf(tests), does];
      }),
    ),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(CONFORMANCE_DOCS)), filepath: CONFORMANCE_DOCS });
}

/** @throws Error where a row names a test that there is not */
function rowCells({ shape, shown }: Row, served: readonly Ran[]): string[] {
  const tests = shown.flatMap(([file, ...names]) =>
    names.flatMap((name) => {
      const found = served.filter(
        (test) => test.file === file && `${test.group} ${test.title}`.includes(name),
      );
      if (found.length === 0) throw new Error(`${file} has no test "${name}", which "${shape}" is shown by`);
      return found;
    }),
  );
  const files = [...new Set(tests.map(({ file }) => file))];
  return [
    shape,
    outcomeOf(tests),
    `${new Set(tests).size} in ${files.map((file) => `\`${file}\``).join(', ')}`,
  ];
}

function outcomeOf(tests: readonly Ran[]): string {
  const failed = tests.filter(({ passed }) => !passed);
  return failed.length === 0 ? PASSES : `fails: ${failed.map(({ title }) => title).join('; ')}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const lines = [head, head.map(() => '---'), ...rows];
  return [
    lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n'),
  ];
}
