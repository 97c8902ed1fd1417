import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import sharp from 'sharp';
import { connectRaw, send } from '@/tests/fixtures/http-client';
import { startPictureHost, type PictureHost } from '@/tests/fixtures/picture-host';
import { sceneJpeg } from '@/tests/fixtures/pictures';

/** What some addresses do to the service while others use it. */
export interface Attack {
  readonly name: string;
  /** Sets up what the attack needs beside the service, which is started with these variables. */
  readonly prepare?: () => Promise<Readonly<Record<string, string>>>;
  /** One request of it alone, where the attacker stays within the limits: others may wait for one such job. */
  readonly alone?: (url: string) => Promise<unknown>;
  /** Begins; what it returns ends it. */
  readonly begin: (url: string) => () => Promise<void>;
}

const ATTACKERS = ['127.0.6.1', '127.0.6.2'] as const;
const addressesOf = (count: number) => Array.from({ length: count }, (_, index) => `127.0.7.${1 + index}`);
const JSON_BODY = { headers: { 'Content-Type': 'application/json', 'X-Api-Key': 'x' } };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const head = (path: string, lines: readonly string[]) =>
  `${[`POST ${path} HTTP/1.1`, 'Host: x', ...lines].join('\r\n')}\r\n\r\n`;

/**
 * Keeps so many sockets open and hands each to `speak` when it is new. A socket that the service closes is opened again
 * a second later.
 */
function holdSockets(url: string, count: number, speak: (socket: Socket) => void): () => Promise<void> {
  let isOver = false;
  const open = new Set<Socket>();
  const hold = async (index: number) => {
    while (!isOver) {
      const { socket, closed } = connectRaw(url, ATTACKERS[index % ATTACKERS.length]);
      open.add(socket);
      speak(socket);
      await closed;
      open.delete(socket);
      await pause(1_000);
    }
  };
  const held = Array.from({ length: count }, (_, index) => hold(index));
  return async () => {
    isOver = true;
    for (const socket of open) socket.destroy();
    await Promise.all(held);
  };
}

/** Asks on so many connections without a pause, which the addresses share; who is told to wait waits a second. */
function ask(
  count: number,
  one: (from: string) => Promise<{ status: number }>,
  addresses: readonly string[] = [ATTACKERS[0]],
) {
  let isOver = false;
  const asking = Array.from({ length: count }, async (_, index) => {
    while (!isOver) {
      const { status } = await one(addresses[index % addresses.length]!).catch(() => ({ status: 0 }));
      if (status !== 200) await pause(1_000);
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(asking);
  };
}

const dripping = (socket: Socket, bytes: string, everyMs: number) => {
  const drip = setInterval(() => socket.writable && socket.write(bytes), everyMs);
  socket.once('close', () => clearInterval(drip));
};

/** A form in the clear, as curl sends it. */
async function formOf(
  fields: Readonly<Record<string, string | Buffer>>,
): Promise<{ body: Buffer; type: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, typeof value === 'string' ? value : new Blob([value as Uint8Array<ArrayBuffer>]));
  }
  const answer = new Response(form);
  return { body: Buffer.from(await answer.arrayBuffer()), type: answer.headers.get('content-type')! };
}

const within = (name: string, body: Buffer, type?: string): Attack => {
  const one = (url: string, from: string) =>
    send(url, { body, from, ...(type !== undefined && { headers: { 'Content-Type': type } }) });
  return {
    name: `one client within its limits: ${name}`,
    alone: (url) => one(url, ATTACKERS[1]),
    begin: (url) => ask(4, (from) => one(url, from)),
  };
};

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#888' } });

/** Five clients that have pictures fetched from a host that says nothing, or a byte a second. */
function slowHosts(): Attack {
  let host: PictureHost | undefined;
  const ways = ['silent', 'dripping'];
  return {
    name: 'pictures by address, from hosts that trickle or hang',
    prepare: async () => {
      host = await startPictureHost((request, response) => {
        if (request.url !== '/dripping') return;
        const drip = setInterval(() => response.write('x'), 1_000);
        response.once('close', () => clearInterval(drip));
      });
      return { URL_INPUT: `127.0.0.1:${host.port}` };
    },
    begin: (url) => {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Api-Key': 'x' };
      let count = 0;
      const one = (from: string) => {
        count += 1;
        const body = new URLSearchParams({
          image_url: `${host?.url}/${ways[count % ways.length]}`,
        }).toString();
        return send(url, { path: '/v1.0/removebg', headers, body, from });
      };
      const end = ask(20, one, addressesOf(5));
      return async () => {
        host?.close();
        await end();
      };
    },
  };
}

/** All attacks, with the bodies that they send. */
export async function makeAttacks(): Promise<Attack[]> {
  const noise = await sharp(randomBytes(2_000 * 2_000 * 3), {
    raw: { width: 2_000, height: 2_000, channels: 3 },
  })
    .jpeg({ quality: 40 })
    .toBuffer();
  const small = await flat(320, 240).jpeg().toBuffer();
  const unread = await formOf({ image: small, background_image: noise, canvas: '3000x3000', format: 'png' });
  const canvases = await formOf({ image: small, canvas: '8000x6000', format: 'png' });
  const lossless = await formOf({ image: small, canvas: '3600x3600', format: 'webp', lossless: 'true' });
  const strip = await flat(65_535, 1).png().toBuffer();
  const wide = await flat(8_000, 3_000).png({ palette: true }).toBuffer();
  const photo = await sceneJpeg(1_600, 1_200);
  const base64 = Buffer.from(JSON.stringify({ image_file_b64: noise.toString('base64'), size: 'full' }));
  return [
    {
      name: 'uploads that are announced and never sent',
      begin: (url) =>
        holdSockets(url, 60, (socket) => socket.write(head('/api/v1/remove', ['Content-Length: 25000000']))),
    },
    {
      name: 'base64 bodies that are announced and never sent',
      begin: (url) =>
        holdSockets(url, 60, (socket) =>
          socket.write(
            head('/v1.0/removebg', [
              'Content-Type: application/json',
              'Content-Length: 34000000',
              'X-Api-Key: x',
            ]),
          ),
        ),
    },
    {
      name: 'uploads of a byte a second',
      begin: (url) =>
        holdSockets(url, 200, (socket) => {
          socket.write(head('/api/v1/remove', ['Content-Length: 1000000']));
          dripping(socket, 'x', 1_000);
        }),
    },
    {
      name: 'answers of 20 MB that nobody reads',
      alone: (url) =>
        send(url, { body: unread.body, headers: { 'Content-Type': unread.type }, from: ATTACKERS[1] }),
      begin: (url) =>
        holdSockets(url, 24, (socket) => {
          socket.write(
            head('/api/v1/remove', [`Content-Type: ${unread.type}`, `Content-Length: ${unread.body.length}`]),
          );
          socket.write(unread.body);
          socket.once('data', () => socket.pause());
        }),
    },
    {
      name: 'a thousand sockets that say nothing, or ask for another protocol',
      begin: (url) => {
        const ends = [
          holdSockets(url, 500, () => undefined),
          holdSockets(url, 500, (socket) =>
            socket.write(
              'GET /_next/hmr HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
            ),
          ),
        ];
        return async () => {
          await Promise.all(ends.map((end) => end()));
        };
      },
    },
    within('65535×1 PNG', strip),
    within('24 MP of one colour', wide),
    within('canvases of 48 MP', canvases.body, canvases.type),
    within('lossless WebP of 13 MP', lossless.body, lossless.type),
    {
      name: 'base64 in JSON to remove.bg’s door, on eight connections',
      alone: (url) => send(url, { path: '/v1.0/removebg', ...JSON_BODY, body: base64, from: ATTACKERS[1] }),
      begin: (url) =>
        ask(8, (from) => send(url, { path: '/v1.0/removebg', ...JSON_BODY, body: base64, from })),
    },
    {
      name: 'twelve clients that fill the line together',
      alone: (url) => send(url, { body: photo, from: ATTACKERS[1] }),
      begin: (url) => ask(48, (from) => send(url, { body: photo, from }), addressesOf(12)),
    },
    slowHosts(),
  ];
}
