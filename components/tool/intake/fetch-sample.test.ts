import { afterEach, expect, it, vi } from 'vitest';
import { fetchPicture } from './fetch-sample';

const { signal } = new AbortController();

function answerWith(answer: Response): void {
  vi.stubGlobal('fetch', () => Promise.resolve(answer));
}

afterEach(() => vi.unstubAllGlobals());

it('makes a file of the name of what comes', async () => {
  answerWith(new Response('bytes', { headers: { 'content-type': 'image/jpeg' } }));
  const file = await fetchPicture('/shoe.jpg', 'shoe.jpg', signal);
  expect([file.name, file.type, await file.text()]).toEqual(['shoe.jpg', 'image/jpeg', 'bytes']);
});

it.each([
  ['an error', new Response('gone', { status: 404, headers: { 'content-type': 'image/jpeg' } })],
  ['a page', new Response('<p>Log in</p>', { headers: { 'content-type': 'text/html' } })],
])('takes %s for no picture', async (_, answer) => {
  answerWith(answer);
  await expect(fetchPicture('/shoe.jpg', 'shoe.jpg', signal)).rejects.toThrow(TypeError);
});
