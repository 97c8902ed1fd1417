import { expect, it } from 'vitest';
import { policyDate, readPolicyChange } from './policy';

const read = (day: string) => readPolicyChange({ NEXT_PUBLIC_POLICY_CHANGED: day });

it('L-03: reads a day, and none where it is empty', () => {
  expect(read('2027-02-03')).toEqual({ changed: '2027-02-03', errors: [] });
  expect(read('')).toEqual({ changed: undefined, errors: [] });
});

it.each(['tomorrow', '3.2.2027', '2027-13-01'])('refuses %j', (day) => {
  expect(read(day).changed).toBeUndefined();
  expect(read(day).errors).toEqual([expect.stringContaining('expected a day such as')]);
});

it('L-01: the later of the two dates counts', () => {
  const program = policyDate(undefined);
  expect(policyDate('2001-01-01')).toBe(program);
  expect(policyDate('2199-01-01')).toBe('2199-01-01');
});
