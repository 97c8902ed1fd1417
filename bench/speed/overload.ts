import { get, postPicture } from './http';
import { quantile } from './statistics';

export interface Overload {
  readonly served: number;
  readonly refused: number;
  readonly other: number;
  readonly liveSamples: number;
  readonly liveP50Ms: number;
  readonly liveP99Ms: number;
  readonly liveMaxMs: number;
}

/**
 * Keeps the service full: every child is busy, the line is full, and more requests are refused. Meanwhile asks 50 times
 * a second whether it is alive.
 */
export async function measureOverload(
  url: string,
  jpeg: Buffer,
  inFlight: number,
  forMs: number,
): Promise<Overload> {
  const until = performance.now() + forMs;
  const statuses: number[] = [];
  const clients = Array.from({ length: inFlight }, async () => {
    while (performance.now() < until) {
      const { status } = await postPicture(url, jpeg, 'png');
      statuses.push(status);
      // A client that was refused does not hammer: it waits, if not as long as it was told.
      if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 250));
    }
  });
  const liveMs: number[] = [];
  await new Promise((resolve) => setTimeout(resolve, 500));
  while (performance.now() < until) {
    liveMs.push((await get(url, '/api/health/live')).elapsedMs);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(clients);
  return {
    served: statuses.filter((status) => status === 200).length,
    refused: statuses.filter((status) => status === 503).length,
    other: statuses.filter((status) => status !== 200 && status !== 503).length,
    liveSamples: liveMs.length,
    liveP50Ms: quantile(liveMs, 0.5),
    liveP99Ms: quantile(liveMs, 0.99),
    liveMaxMs: Math.max(...liveMs),
  };
}
