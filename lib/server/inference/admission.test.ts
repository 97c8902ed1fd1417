import { describe, expect, it } from 'vitest';
import { UploadBudget } from './admission';

describe('UploadBudget', () => {
  it('admits up to its bytes and refuses the next with a time to come back', () => {
    const budget = new UploadBudget(100);
    const release = budget.reserve(60, 'a');
    budget.reserve(40, 'a');
    expect(() => budget.reserve(1, 'a')).toThrow(
      expect.objectContaining({ code: 'server_busy', retryAfterSeconds: 2 }),
    );
    release();
    expect(budget.heldBytes).toBe(40);
    budget.reserve(60, 'a');
    expect(budget.heldBytes).toBe(100);
  });

  it('gives room back once only', () => {
    const budget = new UploadBudget(100);
    const release = budget.reserve(60, 'a');
    release();
    release();
    expect(budget.heldBytes).toBe(0);
  });

  it('gives one client its share only', () => {
    const budget = new UploadBudget(100, 50);
    const release = budget.reserve(50, 'a');
    expect(() => budget.reserve(1, 'a')).toThrow(expect.objectContaining({ code: 'too_many_at_once' }));
    budget.reserve(50, 'b');
    release();
    budget.reserve(50, 'a');
  });
});
