import { describe, expect, it } from 'vitest';
import { UploadBudget } from './admission';

describe('UploadBudget', () => {
  it('admits up to its bytes and refuses the next with a time to come back', () => {
    const budget = new UploadBudget(100);
    const release = budget.reserve(60);
    budget.reserve(40);
    expect(() => budget.reserve(1)).toThrow(
      expect.objectContaining({ code: 'server_busy', retryAfterSeconds: 2 }),
    );
    release();
    expect(budget.heldBytes).toBe(40);
    budget.reserve(60);
    expect(budget.heldBytes).toBe(100);
  });

  it('gives room back once only', () => {
    const budget = new UploadBudget(100);
    const release = budget.reserve(60);
    release();
    release();
    expect(budget.heldBytes).toBe(0);
  });
});
