import { describe, expect, it, vi } from 'vitest';
import { GpuTrial } from './gpu-trial';

function trialOf(cardMs: readonly number[], possible = true) {
  const times = [...cardMs];
  const run = vi.fn((_: AbortSignal) =>
    times.length > 0 ? Promise.resolve(times.shift()!) : Promise.reject(new Error('no card')),
  );
  const isPossible = vi.fn(() => Promise.resolve(possible));
  const release = vi.fn();
  return { trial: new GpuTrial({ run, isPossible, release }), run, isPossible, release };
}

describe('the trial of the graphics card', () => {
  it('is won by a second run that is clearly faster than the processor’s', async () => {
    const { trial, run, release } = trialOf([5000, 100]);
    await trial.noteProcessorRun(900);
    expect(run).not.toHaveBeenCalled();
    await trial.noteProcessorRun(600);
    expect(run).toHaveBeenCalledTimes(2);
    expect(trial.won).toBe(true);
    expect(release).not.toHaveBeenCalled();
  });

  it('is lost by one that is hardly faster', async () => {
    const { trial, release } = trialOf([500, 500]);
    await trial.noteProcessorRun(900);
    await trial.noteProcessorRun(600);
    expect(trial.won).toBe(false);
    expect(release).toHaveBeenCalledTimes(1);
  });

  it('takes place once', async () => {
    const { trial, run } = trialOf([500, 500, 1, 1]);
    for (let i = 0; i < 5; i++) await trial.noteProcessorRun(600);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('downloads nothing where there is no card, or the processor is fast enough', async () => {
    const none = trialOf([1, 1], false);
    for (let i = 0; i < 3; i++) await none.trial.noteProcessorRun(600);
    expect(none.isPossible).toHaveBeenCalledTimes(1);
    expect(none.run).not.toHaveBeenCalled();
    const fast = trialOf([1, 1]);
    for (let i = 0; i < 3; i++) await fast.trial.noteProcessorRun(200);
    expect(fast.isPossible).not.toHaveBeenCalled();
  });

  it('is lost by a card that fails, at once or later', async () => {
    const failing = trialOf([100]);
    for (let i = 0; i < 2; i++) await failing.trial.noteProcessorRun(600);
    expect(failing.trial.won).toBe(false);
    const later = trialOf([100, 100]);
    for (let i = 0; i < 2; i++) await later.trial.noteProcessorRun(600);
    later.trial.lose();
    expect(later.trial.won).toBe(false);
    expect(later.release).toHaveBeenCalledTimes(1);
  });

  it('is lost by a card that is not ready after a minute', async () => {
    vi.useFakeTimers();
    const { trial, run, release } = trialOf([]);
    run.mockImplementation(
      (signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new DOMException('too slow', 'AbortError'))),
        ),
    );
    await trial.noteProcessorRun(600);
    const second = trial.noteProcessorRun(600);
    await vi.advanceTimersByTimeAsync(60_000);
    await second;
    vi.useRealTimers();
    expect(trial.won).toBe(false);
    expect(release).toHaveBeenCalledTimes(1);
  });
});
