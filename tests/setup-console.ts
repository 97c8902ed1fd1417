import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Console noise fails the test that made it: a warning nobody reads is a fault nobody fixes. */
const methods = ['error', 'warn', 'log', 'info'] as const;
let noise: unknown[][] = [];

beforeEach(() => {
  noise = [];
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      noise.push([`console.${method}`, ...parts]);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(noise).toEqual([]);
});
