import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseUrlInput, type UrlInput } from '@/lib/config/url-input';
import { ServiceError } from '@/lib/contracts/errors';
import { startNameServer, type NameServer, type Zone } from '../../../tests/fixtures/name-server';
import { startPictureHost, type PictureHost } from '../../../tests/fixtures/picture-host';
import type { FetchError } from './fetch-error';
import { fetchPicture, type FetchOptions } from './fetch-picture';

const PICTURE = Buffer.from('the bytes of a picture');
const MAX_BYTES = 100_000;
const PRIVATE = '127.0.0.1';
const OTHER = '127.0.0.2';

const opened: { close: () => void }[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
  vi.unstubAllEnvs();
});

async function host(listener: RequestListener, address = PRIVATE, port = 0): Promise<PictureHost> {
  const started = await startPictureHost(listener, { address, port });
  opened.push(started);
  return started;
}

async function names(zone: Zone, silent?: readonly string[]): Promise<NameServer> {
  const started = await startNameServer(zone, silent);
  opened.push(started);
  return started;
}

/** A listener on a bare socket, for what no HTTP server would say. */
async function bare(onData: (write: (text: string) => void) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => onData((text) => socket.write(text)));
  });
  await new Promise<void>((resolve) => server.listen(0, PRIVATE, resolve));
  opened.push(server);
  return (server.address() as { port: number }).port;
}

const list = (...hosts: string[]): UrlInput => parseUrlInput(hosts.join(',')) as UrlInput;

function fetched(url: string, urlInput: UrlInput, options: Partial<FetchOptions> = {}) {
  return fetchPicture(url, {
    urlInput,
    maxBytes: MAX_BYTES,
    signal: AbortSignal.timeout(20_000),
    times: { connectMs: 2_000, firstByteMs: 2_000, wholeMs: 20_000 },
    takeRoom: () => undefined,
    ...options,
  });
}

/** All that a door is told of a fetch that fails. */
async function errorOf(...args: Parameters<typeof fetched>): Promise<object> {
  const error = await fetched(...args).then(
    (bytes) => new Error(`${bytes.length} bytes came`),
    (caught: unknown) => caught,
  );
  const { name, message, code, fetchCase, outcome, retryAfterSeconds } = error as FetchError;
  return { name, message, code, fetchCase, outcome, retryAfterSeconds };
}

const UNREACHABLE = { fetchCase: 'unreachable', outcome: 'not reachable' };
const only = ({ port }: { port: number }, address = PRIVATE) => list(`${address}:${port}`);
const give: RequestListener = (_request, response) => response.end(PICTURE);

describe('fetchPicture', () => {
  it('gives the bytes, and says nothing of who asks for them', async () => {
    let headers: object = {};
    const { url, port } = await host((request, response) => {
      headers = request.headers;
      response.end(PICTURE);
    });
    expect(Buffer.from(await fetched(`${url}/a b.jpg?w=1`, only({ port })))).toEqual(PICTURE);
    expect(headers).toEqual({
      host: `${PRIVATE}:${port}`,
      connection: 'close',
      accept: 'image/*, */*;q=0.5',
      'accept-encoding': 'identity',
      'user-agent': 'Clearcut',
    });
  });

  it.each([204, 206, 304, 401, 404, 500])(
    'tells the status %i, where the host answers with it',
    async (status) => {
      const { url, port } = await host((_request, response) => response.writeHead(status).end());
      expect(await errorOf(url, only({ port }))).toMatchObject({
        code: 'picture_not_fetched',
        fetchCase: 'http_status',
        outcome: `HTTP Status ${status}`,
      });
    },
  );

  it('follows five redirects, relative ones too, and tells the status of the sixth', async () => {
    const { url, port, paths } = await host((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(PICTURE);
      else response.writeHead(302, { Location: `/${left - 1}` }).end('moved');
    });
    expect(await fetched(`${url}/5`, only({ port }))).toHaveLength(PICTURE.length);
    expect(paths).toEqual(['/5', '/4', '/3', '/2', '/1', '/0']);
    expect(await errorOf(`${url}/6`, only({ port }))).toMatchObject({ outcome: 'HTTP Status 302' });
    expect(paths).toHaveLength(12);
  });

  it('tells what takes the room away as it is, and asks before it keeps', async () => {
    const { url, port } = await host(give);
    const asked: number[] = [];
    const takeRoom = (bytes: number) => {
      asked.push(bytes);
      throw new ServiceError('server_busy', { retryAfterSeconds: 2 });
    };
    expect(await errorOf(url, only({ port }), { takeRoom })).toMatchObject({
      code: 'server_busy',
      retryAfterSeconds: 2,
    });
    expect(asked).toEqual([PICTURE.length]);
  });

  it('ends with its client', async () => {
    const client = new AbortController();
    const { url, port } = await host(() => client.abort());
    expect(await errorOf(url, only({ port }), { signal: client.signal })).toMatchObject(UNREACHABLE);
  });
});

describe('I6 redirects', () => {
  it.each([
    ['another host', `http://${OTHER}`],
    ['the same in decimal', 'http://2130706434'],
    ['this host, by another name', 'http://localhost'],
  ])('to %s, which may not be asked, lead nowhere', async (_, target) => {
    const secret = await host(give, OTHER);
    const { url, port } = await host((_request, response) =>
      response.writeHead(301, { Location: `${target}:${secret.port}/` }).end(),
    );
    expect(await errorOf(url, only({ port }))).toMatchObject(UNREACHABLE);
    expect(secret.connections()).toBe(0);
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'http://user:word@127.0.0.1/', 'http://[', 'data:,x'])(
    'to %s lead nowhere',
    async (location) => {
      const { url, port } = await host((_request, response) =>
        response.writeHead(307, { Location: location }).end(),
      );
      expect(await errorOf(url, only({ port }))).toMatchObject(UNREACHABLE);
    },
  );

  it('without a place to go to tell their status', async () => {
    const { url, port } = await host((_request, response) => response.writeHead(302).end());
    expect(await errorOf(url, only({ port }))).toMatchObject({ outcome: 'HTTP Status 302' });
  });
});

describe('I6 names', () => {
  it('are resolved once: a name that leads elsewhere a moment later is asked where it was checked (rebinding)', async () => {
    const first = await host(give);
    const second = await host((_request, response) => response.end('a secret'), OTHER, first.port);
    const { address, asked } = await names({ 'pictures.example': [[PRIVATE], [OTHER]] });
    const url = `http://pictures.example:${first.port}/`;
    const bytes = await fetched(url, list(`pictures.example:${first.port}`), { nameServers: [address] });
    expect(Buffer.from(bytes)).toEqual(PICTURE);
    expect([asked, first.connections(), second.connections()]).toEqual([['pictures.example'], 1, 0]);
  });

  it.each<[string, readonly string[]]>([
    ['loopback', ['127.0.0.1']],
    ['metadata', ['169.254.169.254']],
    ['one private address of two', ['93.184.216.34', '10.0.0.1']],
    ['a public IPv4 and a private IPv6 address', ['93.184.216.34', 'fd00::1']],
    ['IPv4 in IPv6', ['::ffff:127.0.0.1']],
    ['NAT64', ['64:ff9b::7f00:1']],
    ['no address at all', []],
  ])('that have %s are told as those that nobody has', async (_, addresses) => {
    const { address } = await names({ 'inside.example': [addresses] });
    const options = { nameServers: [address] };
    const nobody = await errorOf('http://nobody.example/', 'public', options);
    expect(nobody).toMatchObject(UNREACHABLE);
    expect(await errorOf('http://inside.example/', 'public', options)).toEqual(nobody);
    expect(JSON.stringify(nobody)).not.toContain('example');
  });

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '2130706433',
    '0177.1',
    '10.0.0.1',
    '[::1]',
    '[::ffff:7f00:1]',
    '[fe80::1]',
  ])('that are addresses need no name server to be refused: %s', async (literal) => {
    const { address, asked } = await names({});
    const nobody = await errorOf('http://nobody.example/', 'public', { nameServers: [address] });
    expect(await errorOf(`http://${literal}/`, 'public', { nameServers: [address] })).toEqual(nobody);
    expect(asked).toEqual(['nobody.example']);
  });

  it('that their name server keeps silent about are given up', async () => {
    const { address } = await names({}, ['silent.example']);
    const times = { connectMs: 300, firstByteMs: 300, wholeMs: 10_000 };
    expect(
      await errorOf('http://silent.example/', 'public', { nameServers: [address], times }),
    ).toMatchObject(UNREACHABLE);
  });
});

describe('I6 hosts that take their time', () => {
  const times = { connectMs: 300, firstByteMs: 300, wholeMs: 10_000 };

  it('hanging before the answer', async () => {
    const { url, port } = await host(() => undefined);
    expect(await errorOf(url, only({ port }), { times })).toMatchObject(UNREACHABLE);
  });

  it('hanging in TLS', async () => {
    const port = await bare(() => undefined);
    expect(await errorOf(`https://${PRIVATE}:${port}/`, only({ port }), { times })).toMatchObject(
      UNREACHABLE,
    );
  });

  it('hanging within the body', async () => {
    const { url, port } = await host((_request, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('some');
    });
    expect(await errorOf(url, only({ port }), { times })).toMatchObject(UNREACHABLE);
  });

  it('trickling its body, or its headers, until the time for all of it is over', async () => {
    const trickle = (write: (text: string) => void, head: string) => {
      write(head);
      const timer = setInterval(() => write('X-A: 1\r\n'), 50);
      opened.push({ close: () => clearInterval(timer) });
    };
    for (const head of ['HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n', 'HTTP/1.1 200 OK\r\n']) {
      const port = await bare((write) => trickle(write, head));
      const url = `http://${PRIVATE}:${port}/`;
      const signal = AbortSignal.timeout(700);
      expect(await errorOf(url, only({ port }), { signal })).toMatchObject(UNREACHABLE);
    }
  });
});

describe('I6 hosts that give too much, or nothing that can be read', () => {
  it('more than may come, announced: no byte of it is taken', async () => {
    const { url, port } = await host((_request, response) => response.end(Buffer.alloc(MAX_BYTES + 1)));
    const takeRoom = vi.fn();
    expect(await errorOf(url, only({ port }), { takeRoom })).toMatchObject({ fetchCase: 'too_large' });
    expect(takeRoom).not.toHaveBeenCalled();
  });

  it('more than may come, without an end: the connection is cut', async () => {
    let cut: Promise<void> | undefined;
    const { url, port } = await host((_request, response) => {
      cut = new Promise((resolve) => response.on('close', resolve));
      const fill = () => {
        while (response.write(Buffer.alloc(16_384)));
      };
      response.on('drain', fill);
      fill();
    });
    let room = 0;
    const takeRoom = (bytes: number) => {
      room += bytes;
    };
    expect(await errorOf(url, only({ port }), { takeRoom })).toMatchObject({ fetchCase: 'too_large' });
    await cut;
    expect(room).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('as much as may come, to the byte', async () => {
    const { url, port } = await host((_request, response) => response.end(Buffer.alloc(MAX_BYTES)));
    expect(await fetched(url, only({ port }))).toHaveLength(MAX_BYTES);
  });

  it('a gzip bomb, said to be one or not: nothing is inflated', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { url, port } = await host((request, response) => {
      const isSaid = request.url === '/said';
      response.writeHead(200, isSaid ? { 'Content-Encoding': 'gzip' } : {}).end(bomb);
    });
    expect(await errorOf(`${url}/said`, only({ port }))).toMatchObject({ fetchCase: 'compressed' });
    expect(await fetched(url, only({ port }))).toHaveLength(bomb.length);
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a head without end', `HTTP/1.1 200 OK\r\n${'X-A: 1\r\n'.repeat(20_000)}`],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    ['no number as length', 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nxx'],
  ])('%s', async (_, answer) => {
    const port = await bare((write) => write(answer));
    expect(await errorOf(`http://${PRIVATE}:${port}/`, only({ port }))).toMatchObject(UNREACHABLE);
  });

  it('less than was announced', async () => {
    const { url, port } = await host((_request, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('some', () => response.destroy());
    });
    expect(await errorOf(url, only({ port }))).toMatchObject(UNREACHABLE);
  });
});

describe('I6 surroundings', () => {
  it('no proxy of the environment is asked', async () => {
    const proxy = await host(give, OTHER);
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) vi.stubEnv(name, proxy.url);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    const { url, port } = await host(give);
    expect(await fetched(url, only({ port }))).toHaveLength(PICTURE.length);
    expect(proxy.connections()).toBe(0);
  });

  it('nobody is asked where fetching is off', async () => {
    const { url, connections } = await host(give);
    expect(await errorOf(url, 'off')).toMatchObject({ fetchCase: 'off' });
    expect(connections()).toBe(0);
  });
});
