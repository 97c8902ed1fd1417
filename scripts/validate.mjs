import path from 'node:path';
import { run } from './run.mjs';

/** A tool of node_modules, run without npm in between. */
const tool = (name, ...args) => [path.join('node_modules', '.bin', name), args];

/** Every check, cheap ones first. The type check follows the build, which writes the route types it reads. */
const CHECKS = [
  ['formatting (Prettier)', ...tool('prettier', '--check', '--log-level', 'warn', '.')],
  ['lint (ESLint)', ...tool('eslint', '--max-warnings', '0', '.')],
  ['types', ...tool('tsc', '-p', 'tsconfig.check.json')],
  ['types of the core, without DOM and Node', ...tool('tsc', '-p', 'tsconfig.core.json')],
  ['types of the page’s worker, without DOM', ...tool('tsc', '-p', 'tsconfig.worker.json')],
  [
    'import rules (dependency-cruiser)',
    ...tool(
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'app',
      'components',
      'lib',
      'middleware.ts',
      'instrumentation.ts',
    ),
  ],
  ['unit, property and conformance tests (vitest)', ...tool('vitest', 'run', '--project', 'unit')],
  ['service tests (vitest)', ...tool('vitest', 'run', '--project', 'service')],
  ['end-to-end tests (Playwright)', ...tool('playwright', 'test', '--project=desktop', '--project=phone')],
];

/** Runs every check on an installed and built checkout; says which failed and ends with 1 where one did. */
export async function validate() {
  const failed = [];
  for (const [name, command, args] of CHECKS) {
    console.log(`\n── ${name}`);
    const began = performance.now();
    const code = await run(command, args);
    console.log(
      `── ${name}: ${code === 0 ? 'passed' : 'FAILED'} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
    );
    if (code !== 0) failed.push(name);
  }
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll checks passed.');
  console.log(`checks: ${CHECKS.length - failed.length} passed, ${failed.length} failed`);
  process.exit(failed.length > 0 ? 1 : 0);
}
