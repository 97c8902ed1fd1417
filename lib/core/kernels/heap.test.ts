import { describe, expect, it } from 'vitest';
import { spread } from '../spread';
import { VECTOR_BYTES, viewHeap, withBuffers } from './heap';

describe('withBuffers', () => {
  it('lays buffers apart, a vector between them, each where a vector begins', () => {
    const lengths = [1, 0, 16, 100];
    withBuffers(lengths, (pointers) => {
      for (const [i, pointer] of pointers.entries()) {
        expect(pointer % VECTOR_BYTES).toBe(0);
        const next = pointers[i + 1] ?? viewHeap().bytes.length;
        expect(next - (pointer + lengths[i]!)).toBeGreaterThanOrEqual(VECTOR_BYTES);
      }
    });
  });

  it('lets the memory grow, after which a new view shows it', () => {
    const before = viewHeap();
    const wanted = before.bytes.length + 1;
    withBuffers([wanted], ([large]) => {
      expect(before.bytes.length).toBe(0);
      expect(viewHeap().bytes.length).toBeGreaterThanOrEqual(large + wanted);
      expect(viewHeap()).toBe(viewHeap());
    });
  });

  it('refuses a caller inside another, and lends again when the first is done', () => {
    withBuffers([16], ([mine]) => {
      viewHeap().bytes.fill(7, mine, mine + 16);
      expect(() => withBuffers([16], ([theirs]) => viewHeap().bytes.fill(8, theirs, theirs + 16))).toThrow(
        /lent to another caller/,
      );
      expect([...viewHeap().bytes.subarray(mine, mine + 16)]).toEqual(Array(16).fill(7));
    });
    expect(withBuffers([16], () => 'again')).toBe('again');
  });

  it('lends again after a caller that failed', () => {
    expect(() =>
      withBuffers([16], () => {
        throw new Error('mine');
      }),
    ).toThrow('mine');
    expect(withBuffers([16], () => 'again')).toBe('again');
  });

  it('refuses a caller that would keep its buffers beyond an await', () => {
    expect(() => withBuffers([16], () => Promise.resolve())).toThrow(/await/);
  });
});

it('a kernel whose input calls another kernel fails, and spoils no result', () => {
  const size = { width: 4, height: 1 };
  function* sources() {
    yield 0;
    spread([3], size, 9);
    yield 1;
  }
  expect(() => spread(sources(), size, 9)).toThrow(/lent to another caller/);
  expect([...spread([0, 1], size, 9).source]).toEqual([0, 1, 1, 1]);
});
