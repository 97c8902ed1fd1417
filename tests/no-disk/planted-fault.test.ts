import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { workerBundle } from '../../scripts/worker-bundle.mjs';
import { hasProgram } from './required-program';

const root = path.resolve(import.meta.dirname, '../..');
const standalone = path.join(root, '.next/standalone');
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** The build of this checkout, but with another inference child; its `server.js`. */
async function buildWithChild(entry: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearcut-planted-'));
  folders.push(folder);
  for (const name of ['.next', 'models', 'node_modules', 'package.json', 'public']) {
    symlinkSync(path.join(standalone, name), path.join(folder, name));
  }
  mkdirSync(path.join(folder, 'dist'));
  for (const name of ['server.js', 'dist/page-scripts.json']) {
    copyFileSync(path.join(standalone, name), path.join(folder, name));
  }
  await build({
    ...workerBundle,
    absWorkingDir: root,
    entryPoints: [path.join(import.meta.dirname, 'planted', entry)],
    outfile: path.join(folder, 'dist/worker-main.mjs'),
  });
  return path.join(folder, 'server.js');
}

/** Runs the prover, as `npm run prove:no-disk` does behind its build. */
function prove(server: string, scenes: string) {
  const prover = ['--conditions=react-server', '--import', 'tsx', 'tests/no-disk/prove.ts'];
  const args = [...prover, '--server', server, '--scenes', scenes];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe.skipIf(!hasProgram('strace', 'strace'))('P1 the prover', () => {
  it('P-02 fails when a child lets libvips spill a picture of 42 MP to a temporary file', async () => {
    const { status, said } = prove(await buildWithChild('spills-statistics.ts'), 'one-huge');
    expect(said).toMatch(/✗ opens for writing: .*O_TMPFILE/);
    expect(status, said).toBe(1);
  });

  it('P-01 fails when a child keeps uploads in a file', async () => {
    const { status, said } = prove(await buildWithChild('keeps-uploads.ts'), 'one-small');
    expect(said).toMatch(/✗ opens for writing: .*kept-upload/);
    expect(status, said).toBe(1);
  });

  it('P-05 fails when a child calls anybody', async () => {
    const { status, said } = prove(await buildWithChild('calls-home.ts'), 'one-small');
    expect(said).toMatch(/✗ calls out: .*127\.0\.0\.1/);
    expect(status, said).toBe(1);
  });

  it('passes on the same build with the child as it is', async () => {
    const { status, said } = prove(
      await buildWithChild('../../../lib/server/inference/worker-main.ts'),
      'one-small',
    );
    expect(said).toContain('PROVED');
    expect(status, said).toBe(0);
  });
});
