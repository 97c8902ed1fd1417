import { parseArgs } from 'node:util';
import { startTraced, tracerWorks, type TracedServer } from './trace-server';
import { DEFAULT_SCENES, SCENE_NAMES, SCENES, type SceneName } from './scenes';
import { SERVE_SCRIPT } from './wrapped-server';

/** The prover behind `npm run prove:no-disk`; see scripts/prove-no-disk.mjs for what it promises. */
const { values } = parseArgs({
  options: {
    scenes: { type: 'string', default: DEFAULT_SCENES.join(',') },
    server: { type: 'string', default: SERVE_SCRIPT },
  },
});
const scenes = values.scenes.split(',');
const unknown = scenes.filter((name) => !SCENE_NAMES.includes(name as SceneName));
if (unknown.length > 0) {
  console.error(`--scenes: expected some of ${SCENE_NAMES.join(', ')} but received ${unknown.join(', ')}`);
  process.exit(1);
}
if (!tracerWorks()) {
  console.error('strace does not see a forbidden call here (is ptrace forbidden?): nothing can be proved.');
  process.exit(1);
}

const began = performance.now();
const server = await startTraced({ script: values.server, env: { LOG_LEVEL: 'warn' } });
say('start', `server ${server.pid}, children ${server.childPids().join(', ')}`);
let broken: string | undefined;
try {
  for (const name of scenes as SceneName[]) await SCENES[name](server, (what) => say(name, what));
} catch (error) {
  broken = error instanceof Error ? error.message : String(error);
}
await server.stop();
server.trace.end();
say('stop', 'SIGTERM');
process.exit(judge(server) ? 0 : 1);

function say(scene: string, what: string): void {
  console.log(
    `${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${scene.padEnd(10)} ${what}`,
  );
}

/** Prints what was seen and whether the proof holds. */
function judge({ trace }: TracedServer): boolean {
  const counts = [...trace.counts].sort(([a], [b]) => a.localeCompare(b));
  console.log(`\n${trace.total} calls of ${trace.pids.size} threads:`);
  console.log(`  ${counts.map(([name, count]) => `${name} ${count}`).join(', ')}`);
  if (trace.kernelSwitches.size > 0) {
    console.log(
      `  kernel switches set (files of /proc, which store nothing): ${[...trace.kernelSwitches].join(', ')}`,
    );
  }
  const complaints = [
    ...(broken === undefined ? [] : [`a scene broke: ${broken}`]),
    ...trace.strange.slice(0, 5).map((line) => `not understood: ${line}`),
    // The server and its first child: a trace that does not follow forks proves nothing.
    ...((trace.counts.get('execve') ?? 0) < 2 ? ['the trace has not followed the children'] : []),
    ...trace.faults.slice(0, 20),
  ];
  for (const complaint of complaints) console.log(`  ✗ ${complaint}`);
  if (complaints.length > 0) console.log(`\nFAILED: ${trace.faults.length} calls store something.`);
  else console.log('\nPROVED: nothing was opened for writing, created, renamed or connected to.');
  return complaints.length === 0;
}
