import { describe, expect, it } from 'vitest';
import { hasNetworkNamespaces, runInNamespace } from '../fixtures/network-namespace';

const HOME = ['fd00:0:0:a::1', 'fd00:0:0:a:ffff::2'] as const;
const NEIGHBOUR = 'fd00:0:0:b::1';

describe.skipIf(!hasNetworkNamespaces())('R-02, A2: IPv6 peers, by their sockets', () => {
  it('share a budget within a /64, and not beyond it', async () => {
    const clients = [HOME[0], HOME[1], HOME[0], HOME[1], HOME[0], NEIGHBOUR];
    const statuses = await runInNamespace('abuse/ipv6-peers.ts', [...HOME, NEIGHBOUR], clients);
    expect(statuses).toEqual([415, 415, 415, 429, 429, 415]);
  });
});
