import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileKernels, KERNEL_MODULE } from './kernels.mjs';

it('has committed what the kernels’ sources compile to (else: npm run kernels)', async () => {
  expect(readFileSync(KERNEL_MODULE, 'utf8')).toBe(await compileKernels());
});
