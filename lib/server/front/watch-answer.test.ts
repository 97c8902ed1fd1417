import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lengthTold } from '../http/answer-length';
import { AnswerRoom } from './answer-room';
import { watchAnswer } from './watch-answer';
import { whenAnswered } from './when-closed';

const ANSWER = 'a picture';
const room = new AnswerRoom(1_000_000);
let heldBytes = 0;
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    whenAnswered(response, () => watchAnswer(request, response, room, 'client'));
    // As Next copies what a route answers, without its Content-Length.
    for (const [name, value] of Object.entries(lengthTold(ANSWER.length))) response.setHeader(name, value);
    response.write('a ');
    heldBytes = room.heldBytes;
    response.end('picture');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

it('an answer has the length that its route has told, holds as much room, and gives it back', async () => {
  const { headers, body } = await read();
  expect(headers['content-length']).toBe(String(ANSWER.length));
  expect(headers).not.toHaveProperty('transfer-encoding');
  expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([]);
  expect(body).toBe(ANSWER);
  expect(heldBytes).toBe(ANSWER.length);
  await expect.poll(() => room.heldBytes).toBe(0);
});

async function read(): Promise<{ headers: Record<string, string>; body: string }> {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { headers: Object.fromEntries(answer.headers), body: await answer.text() };
}
