import { requireBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { performStage } from './perform-stage.mjs';
import { runStages } from './run-stages.mjs';
import { CORES, STAGES } from './stages.mjs';
import { timeTable } from './time-table.mjs';

if (process.argv.includes('--help')) {
  console.log(`npm run check: installs, builds, and runs every check and test, on two cores beside each other.

Prints what each stage says when it ends, and in the end how long each took. Ends with 1 where one failed.

Needs a Chromium; where none is found it ends with 1 and the line that installs one.`);
  process.exit(0);
}

const beganAtMs = performance.now();
await ensureInstalled();
await requireBrowser();
const times = [{ name: 'installation', beganMs: 0, tookMs: performance.now() - beganAtMs }];

const outcomes = await runStages(STAGES, CORES, async (stage) => {
  const beganMs = performance.now() - beganAtMs;
  console.log(`── ${stage.name}: begins`);
  const { passed, output, cpuMs } = await performStage(stage);
  const tookMs = performance.now() - beganAtMs - beganMs;
  times.push({ name: stage.name, beganMs, tookMs, cpuMs });
  console.log(`\n── ${stage.name}: ${passed ? 'passed' : 'FAILED'} (${(tookMs / 1_000).toFixed(1)} s)`);
  if (output !== '') console.log(output);
  return passed;
});

const named = (wanted) => STAGES.filter((_, at) => outcomes[at] === wanted).map(({ name }) => name);
const [failed, leftOut] = [named('failed'), named('left out')];
console.log(`\n${timeTable(times, performance.now() - beganAtMs)}\n`);
if (leftOut.length > 0) console.log(`Not run, for what they need failed: ${leftOut.join(', ')}`);
console.log(failed.length > 0 ? `Failed: ${failed.join(', ')}` : 'All checks passed.');
console.log(`checks: ${named('passed').length} passed, ${failed.length} failed, ${leftOut.length} not run`);
process.exit(failed.length > 0 ? 1 : 0);
