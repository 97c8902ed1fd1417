import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { startServer } from '../fixtures/server';
import { SCENES } from './scenes';

/** Run in a network namespace: plays pages and pictures on the built server, and prints what became of it. */

/** What comes of calling an address that is nobody's (RFC 5737). */
function callOut(): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(80, '192.0.2.1');
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('connect', () => resolve('connected'));
  });
}

const server = await startServer();
const played: string[] = [];
for (const name of ['pages', 'good'] as const) await SCENES[name](server, () => played.push(name));
await server.stop();
const log = server.log();
console.log(
  JSON.stringify({
    interfaces: Object.keys(networkInterfaces()),
    outside: await callOut(),
    played: [...new Set(played)],
    cutOuts: log.filter(({ route, status }) => route === '/api/v1/remove' && status === 200).length,
    complaints: log.filter(({ level }) => Number(level) >= 50),
  }),
);
