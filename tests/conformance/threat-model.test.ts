import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'docs/threat-model.md'), 'utf8');

/** The rows of the tables that begin with requirements: their ids, and the test files that they name. */
const rows = [...text.matchAll(/^\| +([A-Z]-?\d+(?:, [A-Z]-?\d+)*) +\|.*\|(.*)\|$/gm)].map(
  ([, ids = '', tests = '']) => ({
    ids: ids.split(', '),
    files: [...tests.matchAll(/`([^`]+\.ts)`/g)].map(([, file = '']) => file),
  }),
);

/** What the test files say. */
const sources = ['tests', 'lib', 'app', 'components', 'scripts']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(root, folder, file),
    ),
  )
  .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
  .map((file) => readFileSync(file, 'utf8'));

/** A test that is left out, whatever the machine has. */
const LEFT_OUT = /\b(?:describe|it|test|guarded)(?:\.\w+)*\.(?:skip|todo|fixme|fails|only)\b/;

/** One that runs only where something is true … */
const CONDITIONAL = /\.(?:skipIf|runIf)\(/;

/** … or only where something is installed: in CI it is a fault if that is not. */
const RUNS_IN_CI = /\.skipIf\(!(?:isInstalled|hasProgram|hasNetworkNamespaces)\(/;

/** Lines that name tests, or groups of them. */
const named = sources.flatMap(
  (source) => source.match(/\b(describe|it|test|guarded)\b.*|^\s*\]?\)\(.*/gm) ?? [],
);

/** Titles of the tests that run, with those of the groups that they are in. */
const titles = named.filter((line) => !CONDITIONAL.test(line) || RUNS_IN_CI.test(line)).join('\n');

describe('docs/threat-model.md', () => {
  it('is held by tests that run: none is left out, or runs alone', () => {
    expect(named.filter((line) => LEFT_OUT.test(line))).toEqual([]);
  });

  it.each(rows.flatMap(({ ids }) => ids))('%s is named by a test', (id) => {
    expect(titles).toMatch(new RegExp(`['"\`].*\\b${id}\\b`));
  });

  it.each(rows.flatMap(({ files }) => files))('%s is there', (file) => {
    expect(['', 'tests'].some((folder) => existsSync(path.join(root, folder, file)))).toBe(true);
  });

  it('has a row for every requirement of its kind', () => {
    const ids = new Set(rows.flatMap((row) => row.ids));
    const expected = [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `P-0${number}`),
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `R-0${number}`),
      ...[
        'P1',
        'P2',
        'P3',
        'P4',
        'P6',
        'P7',
        'A1',
        'A2',
        'A3',
        'A4',
        'A5',
        'I1',
        'I2',
        'I3',
        'I4',
        'I5',
        'I6',
      ],
      ...['H1', 'H4', 'R4', 'R6', 'F1', 'F3', 'F4'],
    ];
    expect(expected.filter((id) => !ids.has(id))).toEqual([]);
  });
});
