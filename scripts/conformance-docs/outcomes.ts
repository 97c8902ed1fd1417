import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A test that ran, as Vitest's JSON reporter tells of it. */
export interface Ran {
  /** Name of its file, without folders. */
  readonly file: string;
  /** Of the group that it is in. */
  readonly group: string;
  readonly title: string;
  readonly passed: boolean;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

/** Runs tests against the built server. */
export function runTests(project: string, folder: string): Ran[] {
  const temporary = mkdtempSync(path.join(tmpdir(), 'clearcut-conformance-'));
  const file = path.join(temporary, 'report.json');
  const args = ['run', '--project', project, folder, '--reporter=json', `--outputFile=${file}`];
  const { stderr } = spawnSync('node_modules/.bin/vitest', args, {
    encoding: 'utf8',
    env: { ...process.env, CI_JAVA: '1' },
  });
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    return testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ ancestorTitles, title, status }) => ({
        file: path.basename(name),
        group: ancestorTitles.join(' '),
        title,
        passed: status === 'passed',
      })),
    );
  } catch (cause) {
    throw new Error(`the tests of ${folder} did not run: ${stderr}`, { cause });
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
