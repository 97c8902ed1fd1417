import { describe, expect, it } from 'vitest';
import { Turns } from './turns';

/** Something that is done when the test says so. */
function task() {
  let finish: (result: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => (finish = resolve));
  let begun = false;
  return {
    perform: () => {
      begun = true;
      return done;
    },
    finish,
    get begun() {
      return begun;
    },
  };
}
const never = new AbortController().signal;
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('Turns', () => {
  it('begin when the one before has ended, well or badly', async () => {
    const turns = new Turns();
    const [first, second] = [task(), task()];
    const failed = turns.take(never, () => Promise.reject(new Error('mine')));
    const results = [turns.take(never, first.perform), turns.take(never, second.perform)];
    await expect(failed).rejects.toThrow('mine');
    await settle();
    expect([first.begun, second.begun]).toEqual([true, false]);
    first.finish('one');
    await settle();
    expect(second.begun).toBe(true);
    second.finish('two');
    await expect(Promise.all(results)).resolves.toEqual(['one', 'two']);
  });

  it('are given up at once by who is cancelled in line, and hold up nobody', async () => {
    const turns = new Turns();
    const [running, cancelled, next] = [task(), task(), task()];
    const cancel = new AbortController();
    const first = turns.take(never, running.perform);
    const second = turns.take(cancel.signal, cancelled.perform);
    const third = turns.take(never, next.perform);
    cancel.abort(new Error('no more'));
    await expect(second).rejects.toThrow('no more');
    expect(next.begun).toBe(false);
    running.finish('one');
    next.finish('three');
    await expect(Promise.all([first, third])).resolves.toEqual(['one', 'three']);
    expect(cancelled.begun).toBe(false);
  });

  it('are not taken by who was cancelled before', async () => {
    const turns = new Turns();
    void turns.take(never, task().perform);
    const late = task();
    await expect(turns.take(AbortSignal.abort(new Error('gone')), late.perform)).rejects.toThrow('gone');
    expect(late.begun).toBe(false);
  });

  it('leave the end to what has begun', async () => {
    const cancel = new AbortController();
    const running = task();
    const result = new Turns().take(cancel.signal, running.perform);
    await settle();
    cancel.abort();
    running.finish('in time');
    await expect(result).resolves.toBe('in time');
  });
});
