import { createServer, type AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { parseTrustedProxies } from '@/lib/config/trusted-proxies';
import { connectRaw } from '@/tests/fixtures/http-client';
import { Connections, MAX_CONNECTIONS_OF_CLIENT } from './connections';

it('R3: gives one client so many connections, others theirs, and a trusted proxy as many as it opens', async () => {
  const trustedProxies = parseTrustedProxies('127.0.5.9')!;
  const connections = new Connections({ trustedProxies, header: 'x-real-ip' });
  let staying = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (connections.take(socket)) staying += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open = (count: number, from: string) => Array.from({ length: count }, () => connectRaw(url, from));
  const greedy = open(MAX_CONNECTIONS_OF_CLIENT, '127.0.5.1');
  await vi.waitFor(() => expect(staying).toBe(MAX_CONNECTIONS_OF_CLIENT));
  const [oneMore] = open(1, '127.0.5.1');
  await oneMore!.closed;
  expect(staying).toBe(MAX_CONNECTIONS_OF_CLIENT);
  const others = [...open(1, '127.0.5.2'), ...open(MAX_CONNECTIONS_OF_CLIENT + 1, '127.0.5.9')];
  await vi.waitFor(() => expect(staying).toBe(2 * MAX_CONNECTIONS_OF_CLIENT + 2));
  // Its place is free again with the connection.
  greedy[0]!.socket.destroy();
  await greedy[0]!.closed;
  await vi.waitFor(async () => {
    const before = staying;
    const [next] = open(1, '127.0.5.1');
    others.push(next!);
    await vi.waitFor(() => expect(staying).toBe(before + 1), { timeout: 200 });
  });
  for (const { socket } of [...greedy, ...others]) socket.destroy();
  server.close();
});
