import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { WHOLE_CHROMIUM_LAUNCH } from '@/tests/fixtures/chromium';
import { startServer } from '@/tests/fixtures/server';
import { measureAgain } from './browser/again-page';
import { measureControls } from './browser/controls-page';
import { openFloor } from './browser/floor-page';
import type { FloorTimes } from './browser/floor-worker';
import { measurePeer, PEER_MODELS, type PeerRun } from './browser/peer';
import { printBrowserReport } from './browser/report';
import { ToolPage, type EngineRun } from './browser/tool-page';
import { makeInputs } from './speed/inputs';
import { describeMachine } from './speed/machine';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    'no-peer': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run bench:browser [-- --runs 5] [--no-peer]

A 12 MP photo in Chromium, on the device: the tool page as it is served, beside the floor (bare net + the browser's own
decode, pixel read-out and encode, in turns with it), and beside @imgly/background-removal, which is installed apart
for it; the same photo on another plain colour, rendered again; and how soon the page answers its controls meanwhile. Prints a table.`);
  process.exit(0);
}
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('--runs: expected a whole number above 0');
  process.exit(2);
}

const { source, inputs } = await makeInputs(false);
const { jpeg } = inputs.find(({ name }) => name === '12 MP')!;
// A file given by its content would be decoded by the page; this one is a benchmark's own, no visitor's.
const folder = mkdtempSync(path.join(tmpdir(), 'clearcut-bench-'));
const photo = path.join(folder, 'photo.jpg');
writeFileSync(photo, jpeg);
const server = await startServer({ LOG_LEVEL: 'warn' });
const browser = await chromium.launch(WHOLE_CHROMIUM_LAUNCH);
try {
  const tool = await ToolPage.open(browser, server.url.replace('127.0.0.1', 'localhost'));
  const pageBytes = await tool.takeTransferredBytes();
  const cold = await tool.cutOut(photo);
  const engineBytes = await tool.takeTransferredBytes();
  const threads = await tool.threads();
  const floor = await openFloor(browser, { photo: jpeg, cutOut: await tool.lastCutOut(), threads });
  const pairs: { engine: EngineRun; floor: FloorTimes }[] = [];
  for (let i = 0; i < runs; i++) {
    pairs.push({ engine: await tool.cutOut(photo), floor: await floor.measure() });
  }
  const secondBytes = await tool.takeTransferredBytes();
  await floor.close();
  await tool.close();
  const again = await measureAgain(browser, jpeg, threads, runs);
  const controls = await measureControls(browser, server.url.replace('127.0.0.1', 'localhost'), photo, runs);
  const peers: (PeerRun | string)[] = [];
  for (const model of values['no-peer'] ? [] : PEER_MODELS) {
    peers.push(
      await measurePeer(browser, model, jpeg, Math.min(runs, 3)).catch(
        (error: unknown) => `@imgly/background-removal, ${model}: does not run here: ${String(error)}`,
      ),
    );
  }
  const machine = { ...describeMachine(), browser: `Chromium ${browser.version()}`, threads };
  printBrowserReport({
    machine,
    source,
    pageBytes,
    engineBytes,
    secondBytes,
    cold,
    pairs,
    again,
    controls,
    peers,
  });
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
}
