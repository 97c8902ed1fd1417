import { describe, expect, it } from 'vitest';
import { hasNetworkNamespaces, runInNamespace } from '../fixtures/network-namespace';

describe.skipIf(!hasNetworkNamespaces())('P-05 without a network', () => {
  it('starts, serves pages and files, and cuts pictures of every format out', async () => {
    const told = (await runInNamespace('no-disk/without-network.ts')) as { cutOuts: number };
    expect(told).toMatchObject({
      interfaces: ['lo'],
      outside: 'ENETUNREACH',
      played: ['pages', 'good'],
      complaints: [],
    });
    expect(told.cutOuts).toBeGreaterThan(10);
  });
});
