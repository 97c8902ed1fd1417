import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFileServer, type FileServer } from '@/tests/fixtures/file-server';
import { until } from '@/tests/fixtures/server';

let dir: string;
let server: FileServer;
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'clearcut-lock-'));
  server = await startFileServer({ '/u2netp.onnx': Buffer.alloc(300_000) });
});
afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

/** The whole command in a process of its own: only that can be interrupted. */
function startPull() {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/cli/clearcut.ts', 'models', 'pull'];
  const child = spawn(process.execPath, [...args, 'u2netp'], {
    env: { ...process.env, MODEL_DIR: dir, MODEL_MIRROR: server.url },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    lastLine: said.trimEnd().split('\n').at(-1),
  }));
  return { child, ended };
}

it.each(['SIGINT', 'SIGTERM'] as const)('holds off other pulls until it ends by %s', async (signal) => {
  server.mischief.push({ stallAfter: 100_000 });
  const first = startPull();
  const folder = path.join(dir, 'u2netp');
  await until(() => existsSync(path.join(folder, 'model.onnx.part')), 20_000, 'the first bytes');
  expect(await startPull().ended).toEqual({
    code: 1,
    signal: null,
    lastLine: 'clearcut: model u2netp: another pull of it is under way; wait for it to end',
  });
  first.child.kill(signal);
  expect(await first.ended).toMatchObject({ code: null, signal });
  expect(readdirSync(folder).sort()).toEqual(['model.onnx.part', 'model.onnx.part.tag']);
});
