import type { Engine, LoadEngine, Report } from './engine';
import { asEngineFault } from './engine-fault';
import type { EngineJob, EngineReply } from './messages';
import { performJob } from './perform-job';

/**
 * Makes this worker answer jobs. The page sends the next when the last is answered; the engine is loaded at the first
 * that needs it, and kept.
 */
export function serveEngine(load: LoadEngine): void {
  let loaded: Promise<Engine> | undefined;
  const report: Report = (progress) => reply({ type: 'progress', progress });
  const engine = () =>
    (loaded ??= load(report).catch((error: unknown) => {
      loaded = undefined;
      throw asEngineFault('engine_not_started', error);
    }));

  addEventListener('message', ({ data }: MessageEvent<EngineJob>) => {
    performJob(data, engine, report).then(
      (result) => reply({ type: 'done', result }),
      (error: unknown) => {
        const { code, message } = asEngineFault('device_failed', error);
        reply({ type: 'failed', code, detail: message });
      },
    );
  });
}

function reply(message: EngineReply): void {
  // Blobs cross by reference; there is nothing to transfer.
  postMessage(message);
}
