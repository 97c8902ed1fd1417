import { send } from '@/tests/fixtures/http-client';
import { quantile } from '../speed/statistics';

/** How requests of others fared. */
export interface Fared {
  readonly sent: number;
  readonly served: number;
  /** Of those served, from the first byte out to the last byte in. */
  readonly p95Ms: number;
  /** Statuses of those that were not served; 0: the connection broke. */
  readonly failures: readonly number[];
}

/** Clients that take turns: none of them meets a limit of its own. */
const OTHERS = 200;
const addressOf = (index: number) => `127.0.5.${1 + (index % OTHERS)}`;

/**
 * Sends a picture at each interval, whether or not those before are answered: others do not wait for each other.
 *
 * @param intervalMs from one request to the next, in milliseconds
 */
export async function sendAsOthers(
  url: string,
  { picture, intervalMs, forMs }: { picture: Uint8Array; intervalMs: number; forMs: number },
): Promise<Fared> {
  const served: number[] = [];
  const failures: number[] = [];
  const one = async (index: number) => {
    const began = performance.now();
    const { status } = await send(url, { body: picture, from: addressOf(index) }).catch(() => ({
      status: 0,
    }));
    if (status === 200) served.push(performance.now() - began);
    else failures.push(status);
  };
  const answers: Promise<void>[] = [];
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    answers.push(one(answers.length));
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  await Promise.all(answers);
  return {
    sent: answers.length,
    served: served.length,
    p95Ms: served.length > 0 ? quantile(served, 0.95) : Infinity,
    failures,
  };
}
