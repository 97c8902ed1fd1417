import { send } from '../fixtures/http-client';
import { startServer } from '../fixtures/server';

/** Run in a network namespace: one request from each address of the command line, in order; prints the statuses. */
const server = await startServer({ HOST: '::', INFERENCE_CHILDREN: '1', RATE_LIMIT_PER_MINUTE: '3' });
const url = server.url.replace('127.0.0.1', '[::1]');
const statuses: number[] = [];
for (const from of process.argv.slice(2)) {
  statuses.push((await send(url, { from })).status);
}
await server.stop();
console.log(JSON.stringify(statuses));
