import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FallbackCounterStore, type SharedCounterStore } from './counter-store-fallback';
import { MemoryCounterStore } from './counter-store-memory';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function setUp() {
  const messages: string[] = [];
  const logger = pino(
    {},
    { write: (line: string) => void messages.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const shared = new MemoryCounterStore();
  let mode: 'fine' | 'failing' | 'hung' = 'fine';
  let asked = 0;
  const act = <Value>(value: () => Promise<Value>): Promise<Value> => {
    asked += 1;
    if (mode === 'fine') return value();
    return mode === 'hung' ? new Promise(() => undefined) : Promise.reject(new Error('down'));
  };
  const store: SharedCounterStore = {
    add: (client, charges) => act(() => shared.add(client, charges)),
    probe: () => act(() => Promise.resolve()),
    reconnect: vi.fn(),
  };
  const fallback = new FallbackCounterStore(store, new MemoryCounterStore({ share: 0.5 }), logger);
  const share = () => fallback.add('a', { minute: 1 }).then((counts) => counts.share);
  const setMode = (next: typeof mode) => (mode = next);
  return { share, setMode, messages, store, asked: () => asked };
}

const LOCAL = 'limits are counted locally';
const SHARED = 'limits are counted in Redis';

describe('F3 FallbackCounterStore', () => {
  it('counts locally from the first failure on without asking again, and shared after a probe', async () => {
    const { share, setMode, messages, asked } = setUp();
    await vi.advanceTimersByTimeAsync(0);
    expect(await share()).toBe(1);
    setMode('failing');
    expect(await share()).toBe(0.5);
    const before = asked();
    expect(await share()).toBe(0.5);
    expect(asked()).toBe(before);
    setMode('fine');
    await vi.advanceTimersByTimeAsync(500);
    expect(await share()).toBe(1);
    expect(messages).toEqual([SHARED, LOCAL, SHARED]);
  });

  it('lets nobody wait longer than the first when it hangs', async () => {
    const { share, setMode, messages } = setUp();
    await vi.advanceTimersByTimeAsync(0);
    setMode('hung');
    const first = share();
    await vi.advanceTimersByTimeAsync(190);
    const second = share();
    await vi.advanceTimersByTimeAsync(10);
    expect(await Promise.all([first, second])).toEqual([0.5, 0.5]);
    expect(messages).toEqual([SHARED, LOCAL]);
  });

  it('says once that it is not there, and connects anew after a while', async () => {
    const { setMode, messages, store } = setUp();
    setMode('hung');
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(messages.length).toBeLessThanOrEqual(1);
    expect(store.reconnect).toHaveBeenCalled();
  });
});
