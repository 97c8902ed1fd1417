import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const execute = promisify(execFile);

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const BENCHES = Object.entries(scripts).flatMap(([name, command]) => {
  const [file] = /\bbench\/[a-z-]+\.ts\b/.exec(command) ?? [];
  return file === undefined ? [] : [{ name, file }];
});

it('knows the benches of package.json', () => {
  expect(BENCHES.map(({ name }) => name)).toEqual(expect.arrayContaining(['bench', 'eval', 'lighthouse']));
});

it.each(BENCHES)(
  'npm run $name loads all that it imports, and says how it is used',
  async ({ name, file }) => {
    const how = ['--conditions=react-server', '--import', 'tsx', file, '--help'];
    const { stdout } = await execute(process.execPath, how);
    expect(stdout).toContain(`npm run ${name}`);
  },
);
