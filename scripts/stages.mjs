import path from 'node:path';

/** A tool of node_modules, run without npm in between. */
const tool = (name, ...args) => ({ command: path.join('node_modules', '.bin', name), args });
const vitest = (project) => tool('vitest', 'run', '--project', project);

const BUILD = 'build';

/** Cores that a check makes full use of. */
export const CORES = 2;

/**
 * What `npm run check` does after the installation, in the order in which stages are begun where there is room. `cores`:
 * how many a stage keeps busy; 0 is one that waits for nearly all of its time.
 */
export const STAGES = [
  { name: BUILD, command: process.execPath, args: ['scripts/build.mjs'], cores: 1 },
  // One core's work: its children take turns. Beside what only reads files it is in nobody's way.
  { name: 'service tests (vitest)', ...vitest('service'), cores: 1, after: [BUILD] },
  { name: 'formatting (Prettier)', ...tool('prettier', '--check', '--log-level', 'warn', '.'), cores: 1 },
  { name: 'lint (ESLint)', ...tool('eslint', '--max-warnings', '0', '.'), cores: 1 },
  { name: 'tests that wait (vitest)', ...vitest('waiting'), cores: 0, after: [BUILD] },
  // The build writes the types of routes.
  { name: 'types', ...tool('tsc', '-p', 'tsconfig.check.json'), cores: 1, after: [BUILD] },
  { name: 'types of the core, without DOM and Node', ...tool('tsc', '-p', 'tsconfig.core.json'), cores: 1 },
  { name: 'types of the page’s worker, without DOM', ...tool('tsc', '-p', 'tsconfig.worker.json'), cores: 1 },
  {
    name: 'import rules (dependency-cruiser)',
    ...tool(
      ...['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['app', 'components', 'lib', 'middleware.ts', 'instrumentation.ts'],
    ),
    cores: 1,
  },
  {
    name: 'long sentences',
    command: process.execPath,
    args: ['--import', 'tsx', 'scripts/house/prose/run.ts'],
    cores: 1,
  },
  { name: 'unit, property and conformance tests (vitest)', ...vitest('unit'), cores: 2 },
  {
    name: 'end-to-end tests (Playwright)',
    ...tool('playwright', 'test', '--project=desktop', '--project=phone', '--reporter=dot'),
    cores: 2,
    after: [BUILD],
  },
];
