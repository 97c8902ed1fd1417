import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CUT_OUT, given, outputFile, pictureIn, runClient } from './run-client';

const curl = (...args: string[]) => runClient('curl', ['--silent', '--show-error', ...args], 'curl');

/** Runs curl, and tells what the file is that it wrote. */
async function saved(name: string, ...args: string[]): Promise<string> {
  const file = outputFile(name);
  await curl('--fail', '--output', file, ...args);
  return pictureIn(file);
}

describe('curl', () => {
  const removebg = `${given.url}/v1.0/removebg`;
  const picture = ['-H', 'X-API-Key: any', '-F', `image_file=@${given.photoFile}`];

  it("remove.bg: the sample of the API's page", async () => {
    expect(await saved('curl.png', ...picture, '-F', 'size=auto', removebg)).toBe(CUT_OUT);
  });

  it('remove.bg: an address, URL-encoded', async () => {
    const fields = ['--data-urlencode', `image_url=${given.photoUrl}`, '-d', 'size=auto'];
    expect(await saved('curl-url.png', '-H', 'X-Api-Key: any', ...fields, removebg)).toBe(CUT_OUT);
  });

  it('remove.bg: base64 in JSON, answered in JSON', async () => {
    const body = outputFile('curl.json');
    writeFileSync(body, JSON.stringify({ image_file_b64: readFileSync(given.photoFile).toString('base64') }));
    const headers = ['-H', 'Content-Type: application/json', '-H', 'Accept: application/json'];
    const told = JSON.parse(await curl(...headers, '--data-binary', `@${body}`, removebg)) as {
      data: { result_b64: string };
    };
    expect(await pictureIn(Buffer.from(told.data.result_b64, 'base64'))).toBe(CUT_OUT);
  });

  it('an offer of HTTP/2, which is passed over', async () => {
    expect(await saved('curl-h2.png', '--http2', ...picture, removebg)).toBe(CUT_OUT);
    const own = `${given.url}/api/v1/remove`;
    expect(await saved('curl-h2-own.png', '--http2', '--data-binary', `@${given.photoFile}`, own)).toBe(
      CUT_OUT,
    );
    expect(await curl('--http2', '--max-time', '10', `${given.url}/health`)).toBe('{"live":true}');
  });

  it('a base URL that ends in a slash', async () => {
    expect(await saved('curl-slash.png', ...picture, `${given.url}//v1.0/removebg`)).toBe(CUT_OUT);
    const own = ['--data-binary', `@${given.photoFile}`, `${given.url}//api/v1/remove`];
    expect(await saved('curl-slash-own.png', ...own)).toBe(CUT_OUT);
  });

  it('--fail ends with an error, and saves nothing', async () => {
    await expect(saved('none.png', ...picture, '-F', 'size=8K', removebg)).rejects.toThrow('error: 400');
  });

  it('rembg: the lines of its README', async () => {
    const remove = `${given.url}/api/remove`;
    expect(await saved('curl-rembg.png', '-F', `file=@${given.photoFile}`, remove)).toBe(CUT_OUT);
    const address = ['--get', '--data-urlencode', `url=${given.photoUrl}`, remove];
    expect(await saved('curl-rembg-url.png', ...address)).toBe(CUT_OUT);
  });
});
