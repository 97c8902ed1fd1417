import { spawn } from 'node:child_process';
import path from 'node:path';
import sharp from 'sharp';
import { inject } from 'vitest';

/** Longest that a client may take, in milliseconds. */
const MAX_DURATION_MS = 60_000;

/** What each client is given. */
export const given = inject('given');

/** Where a client may write a file of this name. */
export const outputFile = (name: string) => path.join(given.folder, name);

/** A client that is written in another language; its file is beside this one. */
export const program = (file: string) => path.join(import.meta.dirname, 'programs', file);

/**
 * Runs a client to its end.
 *
 * @param debian the packages that have it, for whoever has not
 * @returns what it printed
 */
export function runClient(command: string, args: readonly string[], debian: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: MAX_DURATION_MS });
    const printed: Buffer[] = [];
    const faults: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => faults.push(chunk));
    child.on('error', (cause) => {
      reject(new Error(`${command} is not there. Debian: apt-get install ${debian}`, { cause }));
    });
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(printed).toString());
      else
        reject(
          new Error(`${command} ended with ${code}: ${Buffer.concat([...faults, ...printed]).toString()}`),
        );
    });
  });
}

/** What a client that prints JSON has read of its answers, step by step. */
export async function stepsOf(
  command: string,
  args: readonly string[],
  debian: string,
): Promise<Record<string, unknown>> {
  return JSON.parse(await runClient(command, args, debian)) as Record<string, unknown>;
}

/** How {@link pictureIn} tells the photo's cut-out. */
export const CUT_OUT = 'png 320x240 alpha';

/** What a picture is that a client has written, or has in memory. */
export async function pictureIn(picture: string | Buffer): Promise<string> {
  const { format, width, height, hasAlpha } = await sharp(picture).metadata();
  return `${format} ${width}x${height}${hasAlpha ? ' alpha' : ''}`;
}
