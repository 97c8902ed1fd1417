import path from 'node:path';
import { plainRequest } from '@/lib/contracts/remove';
import type { BenchOutput } from './inputs';
import { InferenceChild, type ChildEvent } from '@/lib/server/inference/child';
import { workerArguments, type WorkerOptions } from '@/lib/server/inference/worker-options';

/** Inference children without a server in front of them: what their own throughput is. */
export interface DirectChildren {
  /** Cuts the picture out `count` times, each child given the next as soon as it is free; milliseconds in all. */
  run(upload: Buffer, output: BenchOutput, count: number): Promise<number>;
  stop(): void;
}

export async function forkDirect(children: number, options: WorkerOptions): Promise<DirectChildren> {
  const workerFile = path.resolve('dist/worker-main.mjs');
  const workers = await Promise.all(Array.from({ length: children }, () => forkOne(workerFile, options)));
  return {
    async run(upload, output, count) {
      let left = count;
      const began = performance.now();
      await Promise.all(
        workers.map(async (worker) => {
          while (left > 0) {
            left -= 1;
            await worker.perform(upload, output);
          }
        }),
      );
      return performance.now() - began;
    },
    stop() {
      for (const { child } of workers) child.kill();
    },
  };
}

async function forkOne(workerFile: string, options: WorkerOptions) {
  let onEvent: (event: ChildEvent) => void = () => undefined;
  const next = () => new Promise<ChildEvent>((resolve) => (onEvent = resolve));
  const ready = next();
  const child = new InferenceChild({ workerFile, args: workerArguments(options) }, (event) => {
    // Nobody else waits for this child: a long job may always go on.
    if (event.type === 'probed') child.goOn(event.id);
    // What the pool is told in between is not what a job comes to.
    else if (event.type !== 'loaded') onEvent(event);
  });
  if ((await ready).type !== 'ready') throw new Error('an inference child did not start');
  let id = 0;
  return {
    child,
    async perform(upload: Buffer, output: BenchOutput) {
      const outcome = next();
      child.start((id += 1), {
        upload,
        inputFormat: 'jpeg',
        request: plainRequest(output),
        model: options.defaultModel,
        backgroundImage: undefined,
      });
      const { type } = await outcome;
      if (type !== 'done') throw new Error(`expected a cut-out but received ${type}`);
    },
  };
}
