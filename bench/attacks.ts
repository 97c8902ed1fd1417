import { parseArgs } from 'node:util';
import { peakMegabytes } from './speed/memory';
import { sceneJpeg } from '@/tests/fixtures/pictures';
import { startServer } from '@/tests/fixtures/server';
import { makeAttacks, type Attack } from './attacks/attacks';
import { sendAsOthers } from './attacks/others';
import { overload } from './attacks/overload';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    children: { type: 'string', default: '2' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run bench:attacks [-- --seconds 20] [--children 2] [--only TEXT]

Attacks the built server from a few addresses with all limits at their defaults, while others send a picture every half
second, and prints for each attack how many of theirs were served, their p95 beside that without the attack, and what the
parent’s memory came to at most. Then it sends three times what the service can do for three times as long.

  --only TEXT  attacks whose name holds the text; "overload" for the last`);
  process.exit(0);
}

/** Empty counts as not set. */
const DEFAULT_LIMITS = {
  RATE_LIMIT_PER_MINUTE: '',
  RATE_LIMIT_PER_DAY: '',
  RATE_LIMIT_CONCURRENT: '',
  RATE_LIMIT_MEGAPIXELS_PER_MINUTE: '',
};
const forMs = Number(values.seconds) * 1_000;
const picture = await sceneJpeg(640, 480);
const started = (env: Readonly<Record<string, string>> = {}) =>
  startServer({ ...DEFAULT_LIMITS, INFERENCE_CHILDREN: values.children, ...env });
const isWanted = (name: string) => values.only === undefined || name.includes(values.only);

for (const attack of (await makeAttacks()).filter(({ name }) => isWanted(name))) await measure(attack);
if (isWanted('overload')) {
  const server = await started();
  const atOnce = Number(values.children);
  const large = await sceneJpeg(1_200, 900);
  const { capacity, goodput, ...rest } = await overload(server.url, {
    picture: large,
    atOnce,
    forMs: forMs * 3,
  });
  await server.stop();
  console.log(
    `overload: C = ${capacity.toFixed(1)}/s; asked for 3 C, served ${(goodput / capacity).toFixed(2)} C; ` +
      `${rest.refused} refused, p99 ${rest.refusalP99Ms.toFixed(0)} ms; ${rest.others} otherwise; ` +
      `live p99 ${rest.liveP99Ms.toFixed(0)} ms`,
  );
}

/** A server of its own for each: none suffers for the one before. */
async function measure({ name, prepare, alone, begin }: Attack): Promise<void> {
  const server = await started(await prepare?.());
  const others = () => sendAsOthers(server.url, { picture, intervalMs: 500, forMs });
  try {
    await sendAsOthers(server.url, { picture, intervalMs: 500, forMs: 5_000 });
    let jobMs = 0;
    if (alone) {
      const began = performance.now();
      await alone(server.url);
      jobMs = performance.now() - began;
    }
    const calm = await others();
    const end = begin(server.url);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const attacked = await others();
    const memory = peakMegabytes(server.pid);
    await end();
    const bound = 3 * calm.p95Ms + jobMs;
    const share = attacked.served / attacked.sent;
    const failures = attacked.failures.length > 0 ? `; others got ${attacked.failures.join(' ')}` : '';
    console.log(
      `${share >= 0.95 && attacked.p95Ms <= bound && memory <= 450 ? 'held  ' : 'FAILED'} ${name}: ` +
        `${attacked.served} of ${attacked.sent} served, p95 ${attacked.p95Ms.toFixed(0)} ms ` +
        `(calm ${calm.p95Ms.toFixed(0)}, bound ${bound.toFixed(0)}); parent ${memory.toFixed(0)} MB${failures}`,
    );
  } finally {
    await server.stop();
  }
}
