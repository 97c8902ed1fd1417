import { send } from '@/tests/fixtures/http-client';
import { get } from '../speed/http';
import { quantile } from '../speed/statistics';

/** How a service fares that is asked for more than it can do. */
export interface Overloaded {
  /** Pictures a second that it serves when it is just full. */
  readonly capacity: number;
  /** Pictures a second that it serves while three times as many come. */
  readonly goodput: number;
  readonly refused: number;
  /** Neither served nor refused with 503. */
  readonly others: number;
  readonly refusalP99Ms: number;
  readonly liveP99Ms: number;
}

/** Each request is of another client: what is refused is refused for want of room. */
const addressOf = (index: number) => `127.1.${(index >> 7) & 127}.${1 + (index & 127)}`;

/** Requests that arrive at three times the capacity, whether or not those before are answered. */
export async function overload(
  url: string,
  { picture, atOnce, forMs }: { picture: Uint8Array; atOnce: number; forMs: number },
): Promise<Overloaded> {
  let count = 0;
  const ask = async () => {
    const began = performance.now();
    const { status } = await send(url, { body: picture, from: addressOf((count += 1)) }).catch(() => ({
      status: 0,
    }));
    return { status, ms: performance.now() - began };
  };
  const capacity = await capacityOf(ask, atOnce);
  const answers: Promise<{ status: number; ms: number }>[] = [];
  const liveMs: number[] = [];
  const began = performance.now();
  const arrivals = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1_000) * capacity * 3);
    while (answers.length < due) answers.push(ask());
  }, 5);
  while (performance.now() < began + forMs) {
    liveMs.push((await get(url, '/api/health/live')).elapsedMs);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  clearInterval(arrivals);
  const all = await Promise.all(answers);
  const seconds = (performance.now() - began) / 1_000;
  const refused = all.filter(({ status }) => status === 503);
  const served = all.filter(({ status }) => status === 200);
  return {
    capacity,
    goodput: served.length / seconds,
    refused: refused.length,
    others: all.length - refused.length - served.length,
    refusalP99Ms: quantile(
      refused.map(({ ms }) => ms),
      0.99,
    ),
    liveP99Ms: quantile(liveMs, 0.99),
  };
}

/** @returns pictures a second, with so many clients that each wait for their answer */
async function capacityOf(ask: () => Promise<{ status: number }>, atOnce: number): Promise<number> {
  for (let warm = 0; warm < 12; warm += 1) await ask();
  const began = performance.now();
  let served = 0;
  const clients = Array.from({ length: atOnce }, async () => {
    while (performance.now() - began < 10_000) if ((await ask()).status === 200) served += 1;
  });
  await Promise.all(clients);
  return served / ((performance.now() - began) / 1_000);
}
