import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READ_ONLY_ROOT } from './read-only-root';
import { hasProgram } from './required-program';
import { startWrapped, type WrappedServer } from './wrapped-server';

const root = path.resolve(import.meta.dirname, '../..');

describe.skipIf(!hasProgram('bwrap', 'bubblewrap'))('P2 a read-only root without a writable tmp', () => {
  let server: WrappedServer;
  beforeAll(async () => {
    server = await startWrapped({ wrapper: READ_ONLY_ROOT });
  });
  afterAll(() => server.stop());

  it('P-01 serves visitors: the pages and the whole tool in a browser, which runs outside of it', async () => {
    const args = ['test', 'full-flow', 'pages', '--project=desktop'];
    const env = { ...process.env, E2E_BASE_URL: server.url.replace('127.0.0.1', 'localhost') };
    const playwright = promisify(execFile)('node_modules/.bin/playwright', args, { cwd: root, env });
    const { stdout } = await playwright.catch((error: Error & { stdout: string }) => {
      throw new Error(error.stdout, { cause: error });
    });
    expect(stdout).toMatch(/^ {2}\d+ passed/m);
    expect(stdout).not.toMatch(/skipped|flaky/);
    expect(server.output()).toMatch(/"route":"\/api\/v1\/remove","status":200/);
    expect(server.output()).not.toMatch(/EROFS|read-only|unable to|failed/i);
  });
});
