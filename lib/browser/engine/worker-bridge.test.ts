import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkerBridge } from './worker-bridge';
import type { WorkerReply, WorkerTask } from '../worker/messages';

type Reply = WorkerReply<string, string>;
type Said = Reply extends infer R ? (R extends Reply ? Omit<R, 'turn'> : never) : never;

/** Stands in for a worker; the tests play its side. */
class FakeWorker extends EventTarget {
  readonly jobs: unknown[] = [];
  terminated = false;
  #turn = 0;
  postMessage({ turn, job }: WorkerTask<unknown>) {
    this.#turn = turn;
    this.jobs.push(job);
  }
  terminate() {
    this.terminated = true;
  }
  /** @param late by how many turns */
  says(reply: Said, late = 0) {
    this.dispatchEvent(new MessageEvent('message', { data: { ...reply, turn: this.#turn - late } }));
  }
}

let workers: FakeWorker[];
let bridge: WorkerBridge<string, string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  // Node has no ErrorEvent.
  vi.stubGlobal(
    'ErrorEvent',
    class extends Event {
      readonly message = 'out of memory';
    },
  );
  const start = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  bridge = new WorkerBridge(start, { idleMs: 20_000, maxSilenceMs: 120_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function run(job: string) {
  const cancel = new AbortController();
  const heard: string[] = [];
  const result = bridge.run(job, { signal: cancel.signal, onProgress: (word) => heard.push(word) });
  // Handled where a test looks at it; until then it is no one's to report.
  result.catch(() => undefined);
  return { result, cancel, heard };
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const worker = (index = 0) => workers[index]!;

describe('a worker whose script does not load', () => {
  it('lacks files, and is not one that died', async () => {
    const { result } = run('a');
    await settle();
    worker().dispatchEvent(new Event('error', { cancelable: true }));
    await expect(result).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(worker().terminated).toBe(true);
  });

  it('is told from one that fell silent after it had spoken', async () => {
    const { result } = run('a');
    await settle();
    worker().says({ type: 'progress', progress: 'decode' });
    worker().dispatchEvent(new Event('error', { cancelable: true }));
    await expect(result).rejects.toMatchObject({ code: 'device_failed' });
  });
});

describe('jobs', () => {
  it('go one after the other to one worker, in their order', async () => {
    const [first, second] = [run('a'), run('b')];
    await settle();
    expect(worker().jobs).toEqual(['a']);
    worker().says({ type: 'progress', progress: 'decode' });
    worker().says({ type: 'done', result: 'A' });
    await expect(first.result).resolves.toBe('A');
    expect(first.heard).toEqual(['decode']);
    await settle();
    expect(worker().jobs).toEqual(['a', 'b']);
    worker().says({ type: 'done', result: 'B' });
    await expect(second.result).resolves.toBe('B');
    expect(second.heard).toEqual([]);
    expect(workers).toHaveLength(1);
  });

  it('never get the answer to one before', async () => {
    const [first, second] = [run('a'), run('b')];
    await settle();
    worker().says({ type: 'done', result: 'of a' });
    await expect(first.result).resolves.toBe('of a');
    await settle();
    worker().says({ type: 'progress', progress: 'late' }, 1);
    worker().says({ type: 'done', result: 'of a, again' }, 1);
    worker().says({ type: 'done', result: 'of b' });
    await expect(second.result).resolves.toBe('of b');
    expect(second.heard).toEqual([]);
  });

  it('that are cancelled end the worker; the next has a new one', async () => {
    const [first, second] = [run('a'), run('b')];
    await settle();
    first.cancel.abort();
    await expect(first.result).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker().terminated).toBe(true);
    await settle();
    worker(1).says({ type: 'done', result: 'B' });
    await expect(second.result).resolves.toBe('B');
  });

  it('that are cancelled while they wait disturb nobody', async () => {
    const [first, second] = [run('a'), run('b')];
    await settle();
    second.cancel.abort();
    // Now, and not when their turn would have come.
    await expect(second.result).rejects.toMatchObject({ name: 'AbortError' });
    worker().says({ type: 'done', result: 'A' });
    await expect(first.result).resolves.toBe('A');
    expect(worker().terminated).toBe(false);
    expect(worker().jobs).toEqual(['a']);
  });

  it('that are cancelled after they ended do nothing', async () => {
    const { result, cancel } = run('a');
    await settle();
    worker().says({ type: 'done', result: 'A' });
    await result;
    cancel.abort();
    expect(worker().terminated).toBe(false);
  });
});

describe('a worker', () => {
  it('that crashes is told of, and replaced', async () => {
    const { result } = run('a');
    await settle();
    worker().dispatchEvent(new ErrorEvent('error'));
    await expect(result).rejects.toMatchObject({
      code: 'device_failed',
      message: 'device_failed: out of memory',
    });
    expect(worker().terminated).toBe(true);
    const next = run('b');
    await settle();
    worker(1).says({ type: 'done', result: 'B' });
    await expect(next.result).resolves.toBe('B');
  });

  it('that falls silent is given up, but not while it speaks', async () => {
    const { result } = run('a');
    await vi.advanceTimersByTimeAsync(119_000);
    worker().says({ type: 'progress', progress: 'infer' });
    await vi.advanceTimersByTimeAsync(119_000);
    expect(worker().terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    await expect(result).rejects.toMatchObject({ code: 'device_failed' });
    expect(worker().terminated).toBe(true);
  });

  it.each([
    ['picture_unreadable', false],
    ['model_unavailable', false],
    ['model_corrupt', false],
    ['engine_not_started', true],
    ['device_failed', true],
  ] as const)('that answers %s is ended: %s', async (code, ended) => {
    const { result } = run('a');
    await settle();
    worker().says({ type: 'failed', code, detail: '', partial: false });
    await expect(result).rejects.toMatchObject({ code });
    expect(worker().terminated).toBe(ended);
  });

  it('gives its memory back after 20 idle seconds, counted from the last job', async () => {
    const first = run('a');
    await settle();
    worker().says({ type: 'done', result: 'A' });
    await first.result;
    await vi.advanceTimersByTimeAsync(19_000);
    const second = run('b');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(worker().terminated).toBe(false);
    worker().says({ type: 'done', result: 'B' });
    await second.result;
    await vi.advanceTimersByTimeAsync(19_999);
    expect(worker().terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(worker().terminated).toBe(true);
  });
});
