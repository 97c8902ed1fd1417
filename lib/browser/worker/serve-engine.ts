import type { Net } from '@/lib/core/solve/net';
import type { LoadEngine, Report } from './solve-picture';
import { asEngineError } from './engine-error';
import type { EngineJob, EngineReply, WorkerTask } from './messages';
import { performJob, type Solutions } from './perform-job';

/**
 * Makes this worker answer jobs. The page sends the next when the last is answered. The engine is loaded at the first
 * that needs it, and kept.
 */
export function serveEngine(load: LoadEngine): void {
  const solutions: Solutions = new Map();
  let loaded: Promise<Net> | undefined;
  const engine = (report: Report) =>
    (loaded ??= load(report).catch((error: unknown) => {
      loaded = undefined;
      throw asEngineError('engine_not_started', error);
    }));

  addEventListener('message', ({ data: { turn, job } }: MessageEvent<WorkerTask<EngineJob>>) => {
    const report: Report = (progress) => reply({ turn, type: 'progress', progress });
    performJob(job, solutions, () => engine(report), report).then(
      (result) => reply({ turn, type: 'done', result }),
      (error: unknown) => {
        const { code, message, partial } = asEngineError('device_failed', error);
        reply({ turn, type: 'failed', code, detail: message, partial });
      },
    );
  });
}

function reply(message: EngineReply): void {
  // Blobs cross by reference; there is nothing to transfer.
  postMessage(message);
}
