import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { QUEUE_SLOTS_PER_CHILD } from '@/lib/contracts/limits';
import { usableCores } from '@/lib/server/inference/cores';
import { STAGES } from '@/lib/job/stages';
import type { WorkerOptions } from '@/lib/server/inference/worker-options';
import { startServer, type RunningServer } from '@/tests/fixtures/server';
import { measureAgainst } from './speed/against';
import { forkDirect, type DirectChildren } from './speed/direct';
import { createFloor, type Floor } from './speed/floor';
import { postPicture } from './speed/http';
import { makeInputs, type BenchInput, type BenchOutput } from './speed/inputs';
import { describeMachine } from './speed/machine';
import { peakMegabytes } from './speed/memory';
import { measureOverload } from './speed/overload';
import { printReport, type Report, type SizeReport } from './speed/report';
import { median } from './speed/statistics';

/** Requests beyond a full line while the service is overloaded. */
const REFUSED_IN_FLIGHT = 20;
/** As Server-Timing has them. */
const SPANS = ['wait', ...STAGES] as const;

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '20' },
    children: { type: 'string', default: String(usableCores()) },
    threads: { type: 'string', default: '1' },
    only: { type: 'string' },
    scene: { type: 'boolean', default: false },
    against: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run bench [-- --pairs 20] [--children N] [--threads N] [--only '12 MP'] [--scene] [--against FOLDER]

For 1, 12 and 48 MP to PNG and 12 MP to WebP: the floor (bare inference + sharp's decode + sharp's own encode) against
the whole HTTP request, in interleaved pairs; throughput against the same children without a server; health while the
service is full; peak memory. Prints a table and writes bench/results/.

  --scene           the drawn picture in place of the photo
  --against FOLDER  serves this build and that of another checkout side by side, each picture to both in turns, and
                    prints medians by stage and of the ratios; nothing else is measured then`);
  process.exit(0);
}
const [pairs, children, threads] = [values.pairs, values.children, values.threads].map(Number) as [
  number,
  number,
  number,
];
if (![pairs, children, threads].every((value) => Number.isInteger(value) && value > 0)) {
  console.error('--pairs, --children and --threads: expected whole numbers above 0');
  process.exit(2);
}

const { source, inputs: all } = await makeInputs(values.scene);
const inputs = all.filter(({ name }) => values.only === undefined || values.only === name);
if (inputs.length === 0) {
  console.error(`--only: expected one of ${all.map(({ name }) => name).join('; ')}`);
  process.exit(2);
}
if (values.against !== undefined) {
  console.log(`${children} children × ${threads} threads; input: ${source}`);
  try {
    await measureAgainst(inputs, { folder: values.against, pairs, children, threads, onProgress: progress });
  } catch (error) {
    console.error(`--against: ${(error as Error).message}`);
    process.exit(1);
  }
  process.exit();
}
const options: WorkerOptions = {
  modelDirs: [path.resolve('models')],
  defaultModel: DEFAULT_MODEL,
  threads,
  modelMemoryMegabytes: 1_024,
  providers: ['cpu'],
};
const server = await startServer({
  INFERENCE_CHILDREN: String(children),
  INFERENCE_THREADS: String(threads),
  LOG_LEVEL: 'warn',
});
const floor = await createFloor(options);
const direct = await forkDirect(children, options);
try {
  const sizes: SizeReport[] = [];
  for (const input of inputs) {
    sizes.push(await measureSize(server, floor, direct, input));
  }
  const overload = await measureOverload(
    server.url,
    all[1]!.jpeg,
    children + QUEUE_SLOTS_PER_CHILD * children + REFUSED_IN_FLIGHT,
    15_000,
  );
  const report: Report = {
    machine: describeMachine(),
    source,
    children,
    threads,
    pairs,
    sizes,
    overload,
    peakMegabytes: {
      parent: peakMegabytes(server.pid),
      child: Math.max(...server.childPids().map(peakMegabytes)),
    },
  };
  printReport(report);
  mkdirSync('bench/results', { recursive: true });
  const file = `bench/results/speed-${report.machine.date.replaceAll(/[:.]/g, '-')}.json`;
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  console.log(`\nWritten to ${file}`);
} finally {
  direct.stop();
  await server.stop();
}

async function measureSize(
  { url }: RunningServer,
  floorOf: Floor,
  directly: DirectChildren,
  { name, jpeg, width, height, output }: BenchInput,
): Promise<SizeReport> {
  // Large pictures take seconds each: fewer of them say as much.
  const large = width * height > 20e6;
  const runs = large ? Math.max(5, Math.ceil(pairs / 4)) : pairs;
  const rounds = large ? 3 : 5;
  const { body } = await postPicture(url, jpeg, output);
  const { data } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
  for (let warmUp = 0; warmUp < children; warmUp += 1) await postPicture(url, jpeg, output);
  await floorOf.measure(jpeg, { data, width, height }, output);

  const floors: { infer: number; decode: number; encode: number; whole: number }[] = [];
  const requests: { elapsedMs: number; stages: Readonly<Record<string, number>> }[] = [];
  for (let pair = 0; pair < runs; pair += 1) {
    const parts = await floorOf.measure(jpeg, { data, width, height }, output);
    floors.push({ ...parts, whole: parts.infer + parts.decode + parts.encode });
    requests.push(await postPicture(url, jpeg, output));
    progress(`${name}: pair ${pair + 1} of ${runs}`);
  }

  const batch = 2 * children * Math.max(1, Math.round(12e6 / (width * height)));
  const overHttp: number[] = [];
  const overIpc: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    overHttp.push((batch / (await runOverHttp(url, jpeg, output, batch))) * 1_000);
    overIpc.push((batch / (await directly.run(jpeg, output, batch))) * 1_000);
    progress(`${name}: throughput ${round + 1} of ${rounds}`);
  }
  progress('');

  return {
    name,
    uploadBytes: jpeg.length,
    outputBytes: body.length,
    runs,
    floorMs: {
      infer: median(floors.map(({ infer }) => infer)),
      decode: median(floors.map(({ decode }) => decode)),
      encode: median(floors.map(({ encode }) => encode)),
      whole: median(floors.map(({ whole }) => whole)),
    },
    stagesMs: Object.fromEntries(
      SPANS.map((stage) => [stage, median(requests.map(({ stages }) => stages[stage] ?? NaN))]),
    ),
    requestMs: median(requests.map(({ elapsedMs }) => elapsedMs)),
    ratio: median(requests.map(({ elapsedMs }) => elapsedMs)) / median(floors.map(({ whole }) => whole)),
    throughput: {
      overHttp: median(overHttp),
      overIpc: median(overIpc),
      ratio: median(overHttp.map((rate, round) => rate / overIpc[round]!)),
    },
  };
}

/** `count` pictures with 2 × children in flight; milliseconds in all. */
async function runOverHttp(url: string, jpeg: Buffer, output: BenchOutput, count: number): Promise<number> {
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 2 * children }, async () => {
      while (left > 0) {
        left -= 1;
        const { status } = await postPicture(url, jpeg, output);
        if (status !== 200) throw new Error(`expected 200 but received ${status}`);
      }
    }),
  );
  return performance.now() - began;
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
