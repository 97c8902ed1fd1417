import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliBundle } from './cli-bundle.mjs';

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'clearcut-cli-'));
  await build({ ...cliBundle, outdir: path.join(dir, 'dist', 'cli') });
});
afterAll(() => rmSync(dir, { recursive: true }));

function clearcut(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(dir, 'dist/cli/clearcut.mjs'), ...args],
    { encoding: 'utf8', env: { ...process.env, MODEL_DIR: '', MODEL_MIRROR: '' } },
  );
  return { status, stdout, stderr };
}

describe('the bundled command', () => {
  // There are no packages beside it: this works because only `verify` loads native code.
  it('lists without onnxruntime', () => {
    const { status, stdout, stderr } = clearcut('models', 'list');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^u2netp +available/m);
  });

  it.each<[string[], number, RegExp]>([
    [['models', 'remove', 'u2netp'], 1, /^clearcut: model u2netp: it is not installed in [^\n]*\n$/],
    [['models', 'pull', 'nonsense'], 1, /^clearcut: model nonsense: it is not known here[^\n]*\n$/],
    [['models', 'pull'], 2, /^clearcut: expected the name of a model\n\nclearcut models list/],
    [['serve'], 2, /^clearcut: expected models but received "serve"\n/],
  ])('ends %j with %i and a line', (args, code, expected) => {
    const { status, stderr } = clearcut(...args);
    expect(stderr).toMatch(expected);
    expect(status).toBe(code);
  });

  it('explains itself', () => {
    for (const args of [['--help'], ['models', '--help'], ['models', 'pull', '--help']]) {
      expect(clearcut(...args)).toMatchObject({
        status: 0,
        stderr: '',
        stdout: expect.stringContaining('MODEL_MIRROR') as string,
      });
    }
  });
});
