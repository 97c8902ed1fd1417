import { expect, it } from 'vitest';
import { CancelledError, throwIfCancelled } from './signal';

it('throws nothing without a signal or before it is aborted', () => {
  expect(() => throwIfCancelled(undefined)).not.toThrow();
  expect(() => throwIfCancelled(new AbortController().signal)).not.toThrow();
});

it('throws a CancelledError that carries the reason', () => {
  const reason = new Error('The client went away.');
  expect(() => throwIfCancelled(AbortSignal.abort(reason))).toThrow(CancelledError);
  expect(() => throwIfCancelled(AbortSignal.abort(reason))).toThrow(
    expect.objectContaining({ name: 'CancelledError', cause: reason }),
  );
});
