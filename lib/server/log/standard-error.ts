import 'server-only';
import { logger } from './logger';

/** Where in the code something happened: the frames that are kept of a stack, from the top. */
const MAX_FRAMES = 12;

/** Writes a line as it stands, whatever else is withheld. */
export const printLine = process.stderr.write.bind(process.stderr);

/**
 * From here on standard error carries nothing: what Next and other libraries print becomes a line of the log. Of an
 * error it holds the class and the places in the code. Texts quote what a client has sent. Of any other text it holds
 * the length.
 */
export function keepStandardErrorClean(): void {
  for (const method of ['error', 'warn'] as const) {
    // eslint-disable-next-line no-console -- taken over, not written to
    console[method] = (...printed: unknown[]) => {
      const error = printed.find((one) => one instanceof Error);
      logger().error(error ? describe(error) : { code: 'printed' }, 'printed by a library');
    };
  }
  process.stderr.write = (
    text: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    written?: (error?: Error | null) => void,
  ) => {
    logger().error({ code: 'printed', bytes: Buffer.byteLength(text) }, 'printed by a library');
    const done = typeof encoding === 'function' ? encoding : written;
    if (done) process.nextTick(done);
    return true;
  };
}

function describe(error: Error) {
  const { name, message, stack = '' } = error;
  // A message of several lines may look like a stack.
  const frames = stack.startsWith(`${name}: ${message}`) ? stack.slice(`${name}: ${message}`.length) : '';
  const places = frames.split('\n').map((line) => line.trim());
  return { code: 'printed', errorClass: name, at: places.filter((line) => line !== '').slice(0, MAX_FRAMES) };
}
