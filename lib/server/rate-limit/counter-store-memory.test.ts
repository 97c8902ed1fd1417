import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { MemoryCounterStore } from './counter-store-memory';

/** The heap without what only waits to be collected. */
function retainedBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('MemoryCounterStore', () => {
  it('R-04 is bounded: a million addresses leave no more than it holds', async () => {
    const store = new MemoryCounterStore();
    const before = retainedBytes();
    for (let address = 0; address < 1_000_000; address += 1) {
      await store.add(`10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`, {
        minute: 1,
        day: 1,
        kilopixels: 0,
      });
    }
    expect(store.size).toBeLessThanOrEqual(100_000);
    expect(store.size).toBeGreaterThanOrEqual(50_000);
    expect(retainedBytes() - before).toBeLessThan(100e6);
  }, 60_000);

  it('R-01 never opens a window that is longer than it is said to be', async () => {
    const store = new MemoryCounterStore();
    for (let client = 0; client < 1_000; client += 1) {
      expect((await store.add(`10.0.0.${client}`, { minute: 1 })).of.minute?.resetMs).toBe(60_000);
    }
  });

  it('keeps whoever is counted again and again, however many pass by', async () => {
    const store = new MemoryCounterStore({ maxClients: 20 });
    const used = async (client: string) => (await store.add(client, { minute: 1 })).of.minute?.used;
    for (let round = 1; round <= 100; round += 1) {
      expect(await used('steady')).toBe(round);
      expect(await used(`passing ${round}`)).toBe(1);
    }
    expect(store.size).toBeLessThanOrEqual(20);
    expect(await used('passing 1')).toBe(1);
  });

  it('R-01 begins a window with what is counted first, and anew when it is over', async () => {
    let now = 1_000;
    const store = new MemoryCounterStore({ now: () => now });
    const add = (amount: number) => store.add('a', { minute: amount }).then(({ of }) => of.minute);
    expect(await add(0)).toEqual({ used: 0, resetMs: 60_000 });
    now += 30_000;
    expect(await add(1)).toEqual({ used: 1, resetMs: 60_000 });
    now += 59_999;
    expect(await add(2)).toEqual({ used: 3, resetMs: 1 });
    now += 1;
    expect(await add(1)).toEqual({ used: 1, resetMs: 60_000 });
  });
});
