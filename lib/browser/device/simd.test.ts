import { expect, it, vi } from 'vitest';
import { hasSimd } from './capabilities';

it('finds vector instructions where there are some, as here', () => {
  expect(hasSimd()).toBe(true);
});

it('finds none where the module is no module', () => {
  const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  expect(hasSimd()).toBe(false);
  validate.mockRestore();
});
