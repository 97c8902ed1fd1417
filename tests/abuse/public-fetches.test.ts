import { describe, expect, it } from 'vitest';
import { hasNetworkNamespaces, runInNamespace } from '../fixtures/network-namespace';

const PUBLIC = ['93.184.216.34', '2606:2800:220:1::1'];

describe.skipIf(!hasNetworkNamespaces())('I6 public addresses, on their usual ports', () => {
  it('are fetched from; what is inside is never connected to, by redirects and rebinding either', async () => {
    const told = await runInNamespace('abuse/public-fetches.ts', PUBLIC, PUBLIC);
    expect(told).toEqual({
      public: Array(7).fill('a picture'),
      inside: Array(6).fill('not reachable'),
      rebound: ['a picture', 'not reachable'],
      insideConnections: 0,
    });
  });
});
