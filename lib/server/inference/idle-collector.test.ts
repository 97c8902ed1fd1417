import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleCollector } from './idle-collector';

const MEGABYTE = 1_048_576;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A process that has `used` megabytes, of which `kept` are no garbage. */
function processOf(memory: { used: number; kept: number }) {
  let collections = 0;
  const collector = new IdleCollector(
    () => {
      collections += 1;
      memory.used = memory.kept;
    },
    () => memory.used * MEGABYTE,
  );
  return { collector, collections: () => collections };
}

describe('IdleCollector', () => {
  it('collects twice when nothing has been done for a second, and not while there is work', () => {
    const { collector, collections } = processOf({ used: 300, kept: 100 });
    for (let step = 0; step < 10; step += 1) {
      vi.advanceTimersByTime(900);
      collector.worked();
    }
    expect(collections()).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(collections()).toBe(2);
  });

  it('knows what is needed when pages have gone back, beside the work and with the second collection', () => {
    let used = 300;
    let collections = 0;
    const collector = new IdleCollector(
      () => (collections += 1),
      () => used * MEGABYTE,
    );
    // V8 gives pages back after a collection, not in it.
    for (const left of [140, 100]) {
      vi.advanceTimersByTime(1_000);
      used = left;
    }
    vi.advanceTimersByTime(10_000);
    expect(collections).toBe(2);
    used = 120;
    collector.worked();
    vi.advanceTimersByTime(10_000);
    expect(collections).toBe(4);
  });

  it('leaves a process alone that has hardly grown since', () => {
    const memory = { used: 300, kept: 100 };
    const { collector, collections } = processOf(memory);
    vi.advanceTimersByTime(10_000);
    memory.used = 107;
    collector.worked();
    vi.advanceTimersByTime(10_000);
    expect(collections()).toBe(2);
    memory.used = 109;
    collector.worked();
    vi.advanceTimersByTime(10_000);
    expect(collections()).toBe(4);
  });

  it('collects in this very process', async () => {
    const collector = new IdleCollector(undefined, () => 1e12);
    const before = process.memoryUsage().arrayBuffers;
    let large: unknown = Array.from({ length: 50 }, () => new Uint8Array(MEGABYTE));
    expect(process.memoryUsage().arrayBuffers).toBeGreaterThan(before + 40 * MEGABYTE);
    large = undefined;
    collector.worked();
    vi.advanceTimersByTime(1_000);
    expect(large).toBeUndefined();
    // V8 frees them beside what goes on.
    vi.useRealTimers();
    await expect
      .poll(() => process.memoryUsage().arrayBuffers, { timeout: 10_000 })
      .toBeLessThan(before + 10 * MEGABYTE);
  });

  it('collects again after a quiet moment in the middle of a job', () => {
    const memory = { used: 300, kept: 100 };
    const { collector, collections } = processOf(memory);
    vi.advanceTimersByTime(1_000);
    collector.worked();
    // The next job has begun, and lasts.
    Object.assign(memory, { used: 800, kept: 700 });
    vi.advanceTimersByTime(1_000);
    Object.assign(memory, { used: 420, kept: 100 });
    collector.worked();
    vi.advanceTimersByTime(1_000);
    expect([collections(), memory.used]).toEqual([3, 100]);
  });

  it('collects at once where array buffers come to more than they may', () => {
    let collections = 0;
    const collector = new IdleCollector(() => (collections += 1));
    const before = process.memoryUsage().arrayBuffers;
    const large = new Uint8Array(100 * MEGABYTE);
    collector.collectOver(before + 150 * MEGABYTE);
    expect(collections).toBe(0);
    collector.collectOver(before + 50 * MEGABYTE);
    expect(collections).toBe(1);
    expect(large.length).toBe(100 * MEGABYTE);
  });
});
