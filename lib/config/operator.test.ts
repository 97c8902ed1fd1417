import { describe, expect, it } from 'vitest';
import { hasImprint, readOperator } from './operator';

const NONE = {
  OPERATOR_NAME: undefined,
  OPERATOR_ADDRESS: undefined,
  OPERATOR_EMAIL: undefined,
  OPERATOR_DETAILS: undefined,
  SOURCE_URL: undefined,
};
const NAMED = {
  ...NONE,
  OPERATOR_NAME: 'Example Ltd.',
  OPERATOR_ADDRESS: '1 Example Street | 12345 Exampletown ||',
  OPERATOR_EMAIL: 'privacy@example.org',
};

describe('L-01: readOperator', () => {
  it('names nobody where nothing is set', () => {
    expect(readOperator(NONE)).toEqual({ operator: undefined, sourceUrl: undefined, errors: [] });
    expect(hasImprint(readOperator(NONE).operator)).toBe(false);
  });

  it('reads an address by its lines', () => {
    const { operator, errors } = readOperator(NAMED);
    expect(errors).toEqual([]);
    expect(operator).toEqual({
      name: 'Example Ltd.',
      address: ['1 Example Street', '12345 Exampletown'],
      email: 'privacy@example.org',
      details: [],
    });
    expect(hasImprint(operator)).toBe(true);
  });

  it('has no imprint without a postal address and a way to write', () => {
    expect(hasImprint(readOperator({ ...NAMED, OPERATOR_ADDRESS: '' }).operator)).toBe(false);
    expect(hasImprint(readOperator({ ...NAMED, OPERATOR_EMAIL: '' }).operator)).toBe(false);
  });

  it.each([
    [{ OPERATOR_EMAIL: 'nobody' }, 'OPERATOR_EMAIL: expected an address'],
    [{ OPERATOR_NAME: '' }, 'OPERATOR_NAME: expected the name'],
    [{ SOURCE_URL: 'javascript:alert(1)' }, 'SOURCE_URL: expected an address'],
  ])('refuses %j', (values, error) => {
    expect(readOperator({ ...NAMED, ...values }).errors).toEqual([expect.stringContaining(error)]);
  });
});
