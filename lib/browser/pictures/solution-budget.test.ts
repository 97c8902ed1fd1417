import { describe, expect, it } from 'vitest';
import { SolutionBudget } from './solution-budget';

const MEGAPIXEL = { width: 1000, height: 1000 };

/** A budget of three megapixels. */
function budgetOfThree() {
  const released: string[] = [];
  return { released, budget: new SolutionBudget(24e6, (id) => released.push(id)) };
}

describe('a budget of solutions', () => {
  it('lets the one go that was used longest ago', () => {
    const { budget, released } = budgetOfThree();
    for (const id of ['a', 'b', 'c', 'a', 'd']) expect(budget.admit(id, MEGAPIXEL)).toBe(true);
    expect(released).toEqual(['b']);
  });

  it('lets as many go as a large one needs', () => {
    const { budget, released } = budgetOfThree();
    for (const id of ['a', 'b', 'c']) budget.admit(id, MEGAPIXEL);
    expect(budget.admit('large', { width: 2000, height: 1000 })).toBe(true);
    expect(released).toEqual(['a', 'b']);
  });

  it('keeps none that is over it alone, and the others', () => {
    const { budget, released } = budgetOfThree();
    budget.admit('a', MEGAPIXEL);
    expect(budget.admit('huge', { width: 2000, height: 2000 })).toBe(false);
    expect(released).toEqual([]);
  });

  it('learns a size when it is known', () => {
    const { budget, released } = budgetOfThree();
    budget.admit('a', undefined);
    budget.admit('b', MEGAPIXEL);
    expect(budget.admit('a', { width: 3000, height: 1000 })).toBe(true);
    expect(released).toEqual(['b']);
    expect(budget.admit('a', { width: 3000, height: 1001 })).toBe(false);
    expect(released).toEqual(['b', 'a']);
  });

  it('tells of what is dropped once', () => {
    const { budget, released } = budgetOfThree();
    budget.admit('a', MEGAPIXEL);
    budget.drop('a');
    budget.drop('a');
    expect(released).toEqual(['a']);
  });
});
