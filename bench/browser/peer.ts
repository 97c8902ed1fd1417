import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import { startIsolatedServer } from '@/tests/fixtures/isolated-server';
import { median } from '../speed/statistics';

/**
 * The last version whose data are in the package registry; later ones fetch them from their makers' server. Its
 * licence (AGPL-3.0) keeps it out of this project: it is installed apart, and only measured.
 */
const VERSION = '1.4.5';
const FOLDER = path.resolve('node_modules', '.cache', 'clearcut-peer');

/** Its two nets that are offered in its documentation, the default last. */
export const PEER_MODELS = ['small', 'medium'] as const;

export interface PeerRun {
  readonly name: string;
  readonly coldMs: number;
  /** Of bodies, first use: code, runtime and net. */
  readonly coldBytes: number;
  readonly warmMs: number;
}

/** @throws Error where it cannot be installed or does not run here */
export async function measurePeer(
  browser: Browser,
  model: (typeof PEER_MODELS)[number],
  photo: Uint8Array,
  runs: number,
): Promise<PeerRun> {
  installPeer();
  const server = await startIsolatedServer();
  const page = await (await browser.newContext()).newPage();
  try {
    const script = { type: 'text/javascript', body: await bundlePeer() };
    const html = '<!doctype html><title>Peer</title><script type="module" src="/peer.js"></script>';
    server.files.set('/', { type: 'text/html', body: Buffer.from(html) });
    server.files.set('/peer.js', script);
    server.files.set('/photo', { type: 'image/jpeg', body: photo });
    for (const name of readdirSync(dataFolder())) {
      const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
      server.files.set(`/data/${name}`, { type, body: readFileSync(path.join(dataFolder(), name)) });
    }
    await page.goto(`${server.url}/?model=${model}`);
    await page.waitForFunction(() => 'cutOut' in globalThis);
    const run = () =>
      page.evaluate(() => (globalThis as unknown as { cutOut: () => Promise<number> }).cutOut());
    const coldMs = await run();
    const coldBytes = server.takeSentBytes() - photo.length;
    const warm: number[] = [];
    for (let i = 0; i < runs; i++) warm.push(await run());
    return {
      name: `@imgly/background-removal ${VERSION}, ${model}`,
      coldMs,
      coldBytes,
      warmMs: median(warm),
    };
  } finally {
    await page.context().close();
    server.close();
  }
}

const dataFolder = () => path.join(FOLDER, 'node_modules', '@imgly', 'background-removal-data', 'dist');

function installPeer(): void {
  if (existsSync(dataFolder())) return;
  console.log(`Installing @imgly/background-removal ${VERSION} and its data (210 MB) apart, once …`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), '{ "private": true }');
  const names = ['background-removal', 'background-removal-data'].map((name) => `@imgly/${name}@${VERSION}`);
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...names], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function bundlePeer(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    // As if it lay in the folder where the peer is installed. What it imports is the peer's own, not this project's.
    stdin: {
      contents: readFileSync('bench/browser/peer-page.ts', 'utf8'),
      resolveDir: FOLDER,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  return outputFiles[0]!.contents;
}
