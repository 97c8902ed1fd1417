import { startNameServer } from '../fixtures/name-server';
import { startPictureHost } from '../fixtures/picture-host';
import type { FetchError } from '../../lib/server/fetch/fetch-error';
import { fetchPicture } from '../../lib/server/fetch/fetch-picture';

/**
 * Run in a network namespace whose loopback also has the public addresses of the command line. Fetches from them as
 * from the Internet. Prints what came of each address, and what the hosts inside were asked.
 */

const [v4 = '', v6 = ''] = process.argv.slice(2);
const INSIDE = '127.0.0.1';

const names = await startNameServer({
  'public.example': [[v4]],
  'both.example': [[v4, v6]],
  'deaf.example': [[v6, '93.184.216.99']],
  'inside.example': [[INSIDE]],
  'rebound.example': [[v4], [INSIDE]],
});
const inside = await startPictureHost((_request, response) => response.end('a secret'), {
  address: INSIDE,
  port: 80,
});
const outside = await Promise.all(
  [v4, v6].map((address) =>
    startPictureHost(
      (request, response) => {
        const { searchParams } = new URL(request.url ?? '', 'http://outside.example');
        const to = searchParams.get('to');
        if (to === null) response.end('a picture');
        else response.writeHead(302, { Location: to }).end();
      },
      { address, port: 80 },
    ),
  ),
);

async function outcome(url: string): Promise<string> {
  try {
    const bytes = await fetchPicture(url, {
      urlInput: 'public',
      maxBytes: 1_000,
      signal: AbortSignal.timeout(10_000),
      times: { connectMs: 2_000, firstByteMs: 2_000, wholeMs: 10_000 },
      takeRoom: () => undefined,
      nameServers: [names.address],
    });
    return Buffer.from(bytes).toString();
  } catch (error) {
    return (error as FetchError).outcome;
  }
}

const redirected = (to: string) => outcome(`http://${v4}/?to=${encodeURIComponent(to)}`);
const told = {
  public: [
    await outcome(`http://${v4}/`),
    await outcome(`http://[${v6}]/`),
    await outcome('http://public.example/'),
    await outcome('http://both.example/'),
    await outcome('http://deaf.example/'),
    await redirected(`http://[${v6}]/`),
    await redirected('//public.example/'),
  ],
  inside: [
    await outcome(`http://${INSIDE}/`),
    await outcome('http://inside.example/'),
    await redirected(`http://${INSIDE}/`),
    await redirected('http://2130706433/'),
    await redirected('http://[::ffff:7f00:1]/'),
    await redirected('http://inside.example/'),
  ],
  // Resolved as public, connected as public; what it becomes after that is another host.
  rebound: [await outcome('http://rebound.example/'), await outcome('http://rebound.example/')],
  insideConnections: inside.connections(),
};
for (const server of [names, inside, ...outside]) server.close();
console.log(JSON.stringify(told));
