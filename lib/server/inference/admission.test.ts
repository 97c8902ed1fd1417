import { describe, expect, it, vi } from 'vitest';
import { UploadBudget } from './admission';

const STEP = 65_536;
const BUSY: unknown = expect.objectContaining({ code: 'server_busy', retryAfterSeconds: 2 });
const SHARE_SPENT: unknown = expect.objectContaining({ code: 'too_many_at_once' });

describe('UploadBudget', () => {
  it('admits up to its bytes and refuses the next with a time to come back', () => {
    const budget = new UploadBudget(100);
    const release = budget.reserve(60, 'a');
    budget.reserve(40, 'a');
    expect(() => budget.reserve(1, 'a')).toThrow(BUSY);
    release();
    expect(budget.heldBytes).toBe(40);
    budget.reserve(60, 'a');
    expect(budget.heldBytes).toBe(100);
  });

  it('gives room back once only', () => {
    const budget = new UploadBudget(100);
    const release = budget.reserve(60, 'a');
    const upload = budget.hold('a', vi.fn());
    upload.take(10);
    for (const giveBack of [release, release, upload.release, upload.release]) giveBack();
    expect(budget.heldBytes).toBe(0);
  });

  it('gives one client its share only', () => {
    const budget = new UploadBudget(100, 50);
    const release = budget.reserve(50, 'a');
    expect(() => budget.reserve(1, 'a')).toThrow(SHARE_SPENT);
    const upload = budget.hold('a', vi.fn());
    expect(() => upload.take(1)).toThrow(SHARE_SPENT);
    budget.reserve(50, 'b');
    release();
    budget.reserve(50, 'a');
  });

  it('holds what has come, and nothing for what is announced', () => {
    const budget = new UploadBudget(100);
    const uploads = Array.from({ length: 60 }, () => budget.hold('a', vi.fn()));
    expect(budget.heldBytes).toBe(0);
    uploads[0]!.take(30);
    uploads[0]!.take(5);
    expect(budget.heldBytes).toBe(35);
  });

  it('has the slowest upload make way for the bytes of a faster one', () => {
    let nowMs = 0;
    const budget = new UploadBudget(10 * STEP, 10 * STEP, () => nowMs);
    const evicted: string[] = [];
    const begin = (name: string) => {
      const upload = budget.hold(name, () => {
        evicted.push(name);
        upload.release();
      });
      return upload;
    };
    const trickling = begin('trickling');
    const stalled = begin('stalled');
    // Much of it, a while ago; the other goes on, in drops.
    stalled.take(3 * STEP);
    nowMs += 10;
    trickling.take(STEP);
    nowMs += 10_000;
    trickling.take(100);
    const quick = begin('quick');
    quick.take(5 * STEP);
    expect(evicted).toEqual([]);
    nowMs += 100;
    quick.take(3 * STEP);
    expect(evicted).toEqual(['stalled']);
    quick.take(STEP - 150);
    // The slowest of all gets no room itself.
    expect(() => trickling.take(60)).toThrow(BUSY);
    quick.take(60);
    expect(evicted).toEqual(['stalled', 'trickling']);
    expect(budget.heldBytes).toBe(9 * STEP - 90);
  });

  it('takes no room from an upload that has come whole', () => {
    let nowMs = 0;
    const budget = new UploadBudget(100, 100, () => nowMs);
    const evict = vi.fn();
    const whole = budget.hold('a', evict);
    whole.take(80);
    whole.complete();
    nowMs += 60_000;
    expect(() => budget.hold('b', vi.fn()).take(30)).toThrow(BUSY);
    expect(evict).not.toHaveBeenCalled();
  });
});
