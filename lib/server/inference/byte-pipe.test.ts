import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BytePipe } from './byte-pipe';

let server: Server;
let [near, far]: [Socket, Socket] = [] as never;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  near = connect((server.address() as AddressInfo).port, '127.0.0.1');
  far = await accepted;
});
afterEach(() => {
  for (const end of [near, far, server]) if ('destroy' in end) end.destroy();
  server.close();
});

const numbered = (length: number, first: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, i) => (first + i) % 251));

describe('BytePipe', () => {
  it('hands over byte arrays in their order, of whatever length, however they are cut on the way', async () => {
    const [sender, receiver] = [new BytePipe(near), new BytePipe(far)];
    const sent = [3_000_000, 1, 0, 70_000, 5].map((length, index) => numbered(length, index));
    const sending = sent.map((bytes) => sender.send(bytes));
    const received = await Promise.all(sent.map(({ length }) => receiver.receive(length)));
    await Promise.all(sending);
    expect(received.map((bytes, index) => sent[index]!.equals(bytes))).toEqual(Array(5).fill(true));
  });

  it('lets others have their turn while a large one comes', async () => {
    const [sender, receiver] = [new BytePipe(near), new BytePipe(far)];
    let turns = 0;
    let coming = true;
    const turn = () => {
      turns += 1;
      if (coming) setImmediate(turn);
    };
    setImmediate(turn);
    await Promise.all([sender.send(numbered(8_000_000, 0)), receiver.receive(8_000_000)]);
    coming = false;
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('says so when the other process ends in the middle of one, and to whoever asks after that', async () => {
    const [sender, receiver] = [new BytePipe(near), new BytePipe(far)];
    await sender.send(numbered(10, 0));
    const [first, second] = [receiver.receive(20), receiver.receive(1)];
    near.end();
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow();
  });
});
