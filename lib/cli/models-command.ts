import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { currentModelName } from '@/lib/contracts/default-model';
import { MODEL_NAME } from '@/lib/models/manifest';
import { ModelError } from '@/lib/server/inference/model-store';
import { UsageError, type CliIo, type ModelsEnvironment } from './cli-io';
import { listModels } from './list-models';
import { pull } from './pull-command';
import { verifyModels } from './verify-models';

export const MODELS_USAGE = `clearcut models list [--json]               what there is, what is installed, and on what terms
clearcut models pull NAME [--accept-terms]  downloads a model, verifies it and installs it
clearcut models verify [NAME…]              reads installed models whole and loads each
clearcut models remove NAME                 deletes an installed model

  MODEL_DIR     where models are installed; installed-models beside the program where it is not set
  MODEL_MIRROR  where they are fetched from, in place of their own addresses: a web address or a folder that holds
                NAME.onnx or NAME/NAME.onnx

A download that breaks off is gone on with by pulling again. The server offers what is installed when it starts.
Exit code 0: done. 1: it could not be done, and a line says why. 2: the command was not written like this.`;

/**
 * `clearcut models …`.
 *
 * @param args what follows `models`
 * @returns whether all was well; what was not has been said
 * @throws UsageError; ModelError in one line
 */
export async function runModels(
  [command, ...args]: readonly string[],
  environment: ModelsEnvironment,
  io: CliIo,
): Promise<boolean> {
  switch (command) {
    case 'list': {
      const { values } = parse(args, { json: { type: 'boolean' } }, 0, 0);
      await listModels(environment, io, values['json'] === true);
      return true;
    }
    case 'pull': {
      const { values, names } = parse(args, { 'accept-terms': { type: 'boolean' } }, 1, 1);
      await pull(current(names, io)[0] ?? '', values['accept-terms'] === true, environment, io);
      return true;
    }
    case 'verify': {
      const { names } = parse(args, {}, 0, Infinity);
      return verifyModels(current(names, io), environment, io);
    }
    case 'remove': {
      const { names } = parse(args, {}, 1, 1);
      await removeModel(current(names, io)[0] ?? '', environment, io);
      return true;
    }
    case undefined:
      throw new UsageError('expected list, pull, verify or remove');
    default:
      throw new UsageError(`expected list, pull, verify or remove but received "${command}"`);
  }
}

/** What models are called now; says so for each that was given by a former name. */
function current(names: readonly string[], io: CliIo): string[] {
  return names.map((name) => {
    const now = currentModelName(name);
    if (now !== name) io.err(`${name} is called ${now} now; the former name goes with the next release.\n`);
    return now;
  });
}

function parse(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
  fewest: number,
  most: number,
) {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const names = parsed.positionals;
  if (names.length < fewest) throw new UsageError('expected the name of a model');
  if (names.length > most) throw new UsageError(`did not expect "${names[most]}"`);
  return { values: parsed.values as Record<string, unknown>, names };
}

/**
 * Deletes an installed model, or what a broken download has left of one.
 *
 * @throws ModelError where there is none
 */
export async function removeModel(
  name: string,
  { modelDir, shippedDir }: ModelsEnvironment,
  io: CliIo,
): Promise<void> {
  const folder = path.join(modelDir, name);
  // A name that is a path would lead out of the folder.
  if (!MODEL_NAME.test(name) || !existsSync(folder)) {
    const ships = MODEL_NAME.test(name) && existsSync(path.join(shippedDir, name));
    throw new ModelError(
      `model ${name}: ${ships ? 'it ships with the program and stays' : `it is not installed in ${modelDir}`}`,
    );
  }
  await rm(folder, { recursive: true });
  io.err(`${name} is removed.\n`);
}
