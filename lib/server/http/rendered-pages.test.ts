import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { weakTag } from './conditional-request';
import { isRendering, renderBy, renderedPage } from './rendered-pages';

const HTML = `<html>${['a', 'b', 'c'].map((name) => `<script>${name}()</script>`).join('')}</html>`;

it('asks the server through memory, once for each page, and again for one that failed', async () => {
  const asked: string[] = [];
  // It listens nowhere.
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${isRendering((name) => String(request.headers[name]))}`);
    response.statusCode = asked.length === 1 ? 500 : 200;
    response.setHeader('Content-Type', 'text/html').end(HTML);
  });
  await expect(renderedPage('/en/privacy')).rejects.toThrow('no server has been met');
  renderBy(server);
  await expect(renderedPage('/en/privacy')).rejects.toThrow('received 500');
  const page = await renderedPage('/en/privacy');
  expect(page.html).toBe(HTML);
  expect(page.scriptHashes).toHaveLength(3);
  expect(page.tag).toBe(weakTag(HTML));
  expect(await renderedPage('/en/privacy')).toBe(page);
  expect(asked).toEqual(['/en/privacy true', '/en/privacy true']);
});

it('takes no header of a client’s for its own', () => {
  expect(isRendering(() => 'x')).toBe(false);
  expect(isRendering(() => undefined)).toBe(false);
});
