import type { BuildOptions } from 'esbuild';

export declare const workerBundle: BuildOptions;
