import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { UsageError, type CliIo } from './cli-io';
import { MODELS_USAGE, runModels } from './models-command';

/** The command `clearcut`. */

/** Bundled to `dist/cli`, two folders below the program's own. */
const root = path.resolve(import.meta.dirname, '../..');

const io: CliIo = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  confirm: process.stdin.isTTY ? confirm : undefined,
};

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

async function main([topic, ...args]: readonly string[]): Promise<number> {
  if (topic === undefined || topic === '--help' || args.includes('--help')) {
    io.out(`${MODELS_USAGE}\n`);
    return topic === undefined ? 2 : 0;
  }
  const environment = {
    modelDir: path.resolve(process.env['MODEL_DIR'] || path.join(root, 'installed-models')),
    shippedDir: path.join(root, 'models'),
    mirror: process.env['MODEL_MIRROR'] || undefined,
  };
  try {
    if (topic !== 'models') throw new UsageError(`expected models but received "${topic}"`);
    return (await runModels(args, environment, io)) ? 0 : 1;
  } catch (error) {
    io.err(`clearcut: ${error instanceof Error ? error.message : String(error)}\n`);
    if (!(error instanceof UsageError)) return 1;
    io.err(`\n${MODELS_USAGE}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
