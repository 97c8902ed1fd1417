import { expect, it, vi } from 'vitest';
import { processWide } from './process-wide';

it('creates a value once for each name', () => {
  const create = vi.fn(() => ({}));
  const first = processWide('once', create);
  expect(processWide('once', create)).toBe(first);
  expect(create).toHaveBeenCalledTimes(1);
  expect(processWide('another', create)).not.toBe(first);
});

it('keeps a value that says nothing', () => {
  const create = vi.fn(() => undefined);
  processWide('nothing', create);
  processWide('nothing', create);
  expect(create).toHaveBeenCalledTimes(1);
});

it('is the same for another copy of the module', async () => {
  const value = processWide('shared', () => ({}));
  vi.resetModules();
  const copy = await import('./process-wide');
  expect(copy.processWide).not.toBe(processWide);
  expect(copy.processWide('shared', () => ({}))).toBe(value);
});

it('creates again where creating failed', () => {
  const fails = () => {
    throw new Error('no value');
  };
  expect(() => processWide('failing', fails)).toThrow('no value');
  expect(processWide('failing', () => 1)).toBe(1);
});
