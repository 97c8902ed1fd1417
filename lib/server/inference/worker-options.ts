import 'server-only';
import type { ExecutionProvider } from '@/lib/contracts/models';

/** What a child is told at its start; everything else comes with its jobs. */
export interface WorkerOptions {
  /** Absolute paths of the folders that hold one folder for each model; the first that has a model goes. */
  readonly modelDirs: readonly string[];
  /** Loaded and run once before the child says that it is ready. */
  readonly defaultModel: string;
  /** Threads for one run. */
  readonly threads: number;
  /** What loaded models may take, in megabytes (binary). */
  readonly modelMemoryMegabytes: number;
  /** What may run a graph, in the order it is tried. */
  readonly providers: readonly ExecutionProvider[];
}

/**
 * The child's argv, after the file.
 *
 * @param options may hold more: nothing else of a configuration, secrets least of all, goes along
 */
export function workerArguments(options: WorkerOptions): readonly string[] {
  const { modelDirs, defaultModel, threads, modelMemoryMegabytes, providers } = options;
  return [
    JSON.stringify({
      modelDirs,
      defaultModel,
      threads,
      modelMemoryMegabytes,
      providers,
    } satisfies WorkerOptions),
  ];
}

/** Reads what {@link workerArguments} wrote. */
export function readWorkerArguments([json = '{}']: readonly string[]): WorkerOptions {
  return JSON.parse(json) as WorkerOptions;
}
