import { describe, expect, it } from 'vitest';
import { layBuffers, VECTOR_BYTES, viewHeap } from './heap';

describe('layBuffers', () => {
  it('lays buffers apart, a vector between them, each where a vector begins', () => {
    const lengths = [1, 0, 16, 100];
    const pointers = layBuffers(...lengths);
    for (const [i, pointer] of pointers.entries()) {
      expect(pointer % VECTOR_BYTES).toBe(0);
      const next = pointers[i + 1] ?? viewHeap().bytes.length;
      expect(next - (pointer + lengths[i]!)).toBeGreaterThanOrEqual(VECTOR_BYTES);
    }
  });

  it('lets the memory grow, after which a new view shows it', () => {
    const before = viewHeap();
    const wanted = before.bytes.length + 1;
    const [large] = layBuffers(wanted);
    expect(before.bytes.length).toBe(0);
    expect(viewHeap().bytes.length).toBeGreaterThanOrEqual(large + wanted);
    expect(viewHeap()).toBe(viewHeap());
  });
});
