import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '@/tests/fixtures/server';
import { startFileServer, type FileServer } from '@/tests/fixtures/file-server';
import { catalogueEntry, type Download } from '@/lib/models/catalogue';
import { parseManifest } from '@/lib/models/manifest';
import { loadModel } from '@/lib/server/inference/model-store';
import { pullModel, type PullOptions } from './pull-model';

const entry = catalogueEntry('u2netp')!;
const model = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 31) % 251));
const other = Buffer.from(model).fill(7, 1_000, 1_001);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let dir: string;
let server: FileServer;
let retries: string[];
let heard: number[];

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'clearcut-pull-'));
  server = await startFileServer({
    '/up/u2netp.onnx': model,
    '/flat/u2netp.onnx': model,
    '/deep/u2netp/u2netp.onnx': model,
  });
  server.beforeCut = (upToByte) =>
    until(
      () => statSync(path.join(installed(), 'model.onnx.part'), { throwIfNoEntry: false })?.size === upToByte,
      5_000,
      'what was sent',
    );
  retries = [];
  heard = [];
});
afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

const installed = () => path.join(dir, 'u2netp');

/** As an earlier pull from the server would have left it. */
function leave(part: Buffer): void {
  mkdirSync(installed());
  writeFileSync(path.join(installed(), 'model.onnx.part'), part);
  writeFileSync(path.join(installed(), 'model.onnx.part.tag'), `"${sha256(model)}"`);
}

function pull(options: Partial<PullOptions> = {}, known: Partial<Download> = {}): Promise<void> {
  const download: Download = {
    ...entry.download!,
    url: `${server.url}/up/u2netp.onnx`,
    files: [{ bytes: model.length, sha256: sha256(model) }],
    ...known,
  };
  return pullModel(entry, download, {
    modelDir: dir,
    mirror: undefined,
    onProgress: (bytes) => heard.push(bytes),
    onRetry: (message) => retries.push(message),
    pauseMs: 1,
    stallMs: 5_000,
    ...options,
  });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('it was installed'),
    (reason: unknown) => reason as Error,
  );
  expect(error.name).toBe('ModelError');
  expect(error.message).toMatch(/^model u2netp: [^\n]*$/);
  return error.message;
}

describe('pullModel', () => {
  it('installs the model with a manifest, and leaves nothing else', async () => {
    await pull();
    expect(readdirSync(installed()).sort()).toEqual(['manifest.json', 'model.onnx']);
    const { manifest, weights } = await loadModel([dir], 'u2netp');
    expect(Buffer.from(weights).equals(model)).toBe(true);
    expect(manifest).toEqual(
      parseManifest({
        id: 'u2netp',
        file: 'model.onnx',
        bytes: model.length,
        sha256: sha256(model),
        licence: 'Apache-2.0',
        source: `${server.url}/up/u2netp.onnx`,
        input: entry.download!.input,
        output: entry.download!.output,
      }),
    );
    expect(heard.at(-1)).toBe(model.length);
    expect(retries).toEqual([]);
  });

  it('goes on where the connection broke off', async () => {
    server.mischief.push({ cutAfter: 100_000 }, { cutAfter: 50_000 });
    await pull();
    expect(server.asked.map(({ range }) => range)).toEqual([undefined, 'bytes=100000-', 'bytes=150000-']);
    expect(server.asked[1]!.ifRange).toMatch(/^"[0-9a-f]{64}"$/);
    expect(retries).toHaveLength(2);
    await loadModel([dir], 'u2netp');
  });

  it('goes on with what an earlier command has left', async () => {
    for (let i = 0; i < 5; i += 1) server.mischief.push({ cutAfter: 10_000 });
    expect(await refusal(pull())).toMatch(
      /the connection broke off.*; pull again to go on, or name another place in MODEL_MIRROR$/,
    );
    expect(readdirSync(installed()).sort()).toEqual(['model.onnx.part', 'model.onnx.part.tag']);
    await pull();
    expect(server.asked.at(-1)!.range).toBe('bytes=50000-');
    await loadModel([dir], 'u2netp');
  });

  it('goes on after a server that stopped sending', async () => {
    server.mischief.push({ stallAfter: 100_000 });
    await pull({ stallMs: 200 });
    expect(retries).toEqual(['the server has stopped sending; trying again']);
    expect(server.asked[1]!.range).toBe('bytes=100000-');
  });

  it('begins anew where the server has another file by now, or knows no parts', async () => {
    mkdirSync(installed());
    writeFileSync(path.join(installed(), 'model.onnx.part'), other.subarray(0, 200_000));
    writeFileSync(path.join(installed(), 'model.onnx.part.tag'), '"another"');
    await pull();
    expect(server.asked[0]!.range).toBe('bytes=200000-');
    expect(server.asked[0]!.sentBytes).toBe(model.length);
    server.mischief.push({ cutAfter: 100_000 }, { ignoreRange: true });
    await pull();
    await loadModel([dir], 'u2netp');
  });

  it('deletes what is not the model and fetches it once more', async () => {
    server.mischief.push({ body: other });
    await pull();
    expect(retries).toEqual([
      expect.stringMatching(/is not the model: expected sha256 .* once more from the start$/),
    ]);
    expect(server.asked[1]!.range).toBeUndefined();
  });

  it.each([
    ['altered', other, /expected sha256 [0-9a-f]{64} but received [0-9a-f]{64}$/],
    ['truncated', model.subarray(0, 999), /expected 300000 bytes but received 999$/],
    ['longer', Buffer.concat([model, model]), /it is longer than the 300000 bytes expected$/],
    ['a page', Buffer.from('<html>sign in</html>'), /expected 300000 bytes but received 20$/],
  ])('refuses a file that is %s, twice, and keeps nothing of it', async (_, body, expected) => {
    server.mischief.push({ body }, { body });
    expect(await refusal(pull())).toMatch(expected);
    expect(existsSync(installed())).toBe(false);
  });

  it('holds a file to rembg’s md5, too', async () => {
    const files = [{ bytes: model.length, sha256: sha256(model), md5: '0'.repeat(32) }] as const;
    expect(await refusal(pull({}, { files }))).toMatch(/expected sha256/);
  });

  it('leaves an installed model alone until the new one is verified', async () => {
    await pull();
    server.mischief.push({ body: other }, { body: other });
    await refusal(pull());
    await loadModel([dir], 'u2netp');
  });

  it('follows redirects', async () => {
    const redirecting = createServer((_, response) =>
      response.writeHead(302, { Location: `${server.url}/up/u2netp.onnx` }).end(),
    );
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    const { port } = redirecting.address() as AddressInfo;
    await pull({}, { url: `http://127.0.0.1:${port}/u2netp.onnx` });
    redirecting.close();
    await loadModel([dir], 'u2netp');
  });

  it.each(['/flat', '/deep', '/deep/'])('fetches from a mirror on the web: %s', async (mirror) => {
    await pull({ mirror: server.url + mirror });
    expect(server.asked.some(({ path: asked }) => asked.startsWith('/up/'))).toBe(false);
    await loadModel([dir], 'u2netp');
  });

  it.each(['u2netp.onnx', 'u2netp/u2netp.onnx'])('takes it from a folder that has %s', async (file) => {
    const mirror = path.join(dir, 'mirror');
    mkdirSync(path.dirname(path.join(mirror, file)), { recursive: true });
    writeFileSync(path.join(mirror, file), model, { mode: 0o444 });
    await pull({ mirror });
    expect(server.asked).toEqual([]);
    expect((await loadModel([dir], 'u2netp')).manifest.source).toBe(path.join(mirror, file));
  });

  it('refuses an altered file of a folder at once', async () => {
    const mirror = path.join(dir, 'mirror');
    mkdirSync(mirror);
    writeFileSync(path.join(mirror, 'u2netp.onnx'), other);
    expect(await refusal(pull({ mirror }))).toMatch(/mirror.u2netp\.onnx is not the model: expected sha256/);
    expect(retries).toEqual([]);
    expect(existsSync(path.join(installed(), 'model.onnx.part'))).toBe(false);
  });

  it.each<[string, () => string, RegExp]>([
    ['a folder without it', () => dir, /^model u2netp: there is neither .*u2netp\.onnx nor .*u2netp\.onnx$/],
    ['an address without it', () => `${server.url}/none`, /nothing is served at .*\/none\/u2netp\.onnx or /],
    ['what is no mirror', () => 'ftp://example.org/', /MODEL_MIRROR: expected http\(s\):\/\/… or a folder/],
  ])('says so of %s', async (_, mirror, expected) => {
    expect(await refusal(pull({ mirror: mirror() }))).toMatch(expected);
  });

  it.each([401, 403])(
    'gives up at once where the server will not (%d), and keeps what there is',
    async (status) => {
      leave(model.subarray(0, 100_000));
      server.mischief.push({ status });
      expect(await refusal(pull())).toMatch(new RegExp(`up/u2netp\\.onnx: the server answered ${status}$`));
      expect(server.asked).toHaveLength(1);
      await pull();
      expect(server.asked.at(-1)!.range).toBe('bytes=100000-');
    },
  );

  it.each([408, 425, 429, 503])('goes on after a server that was busy: %d', async (status) => {
    leave(model.subarray(0, 100_000));
    server.mischief.push({ status });
    await pull();
    expect(server.asked.map(({ range }) => range)).toEqual(['bytes=100000-', 'bytes=100000-']);
  });

  it.each([
    ['seconds', () => '1'],
    // A date has no fractions of a second: up to one is lost.
    ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
  ])('waits as long as a busy server asks for, in %s', async (_, retryAfter) => {
    const askedAtMs: number[] = [];
    const busy = createServer((_request, response) => {
      askedAtMs.push(performance.now());
      if (askedAtMs.length > 1) response.end(model);
      else response.writeHead(429, { 'Retry-After': retryAfter() }).end();
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = busy.address() as AddressInfo;
    await pull({}, { url: `http://127.0.0.1:${port}/u2netp.onnx` });
    busy.close();
    expect(askedAtMs[1]! - askedAtMs[0]!).toBeGreaterThan(900);
    expect(retries).toEqual([expect.stringMatching(/^the server answered 429; trying again in [12] s$/)]);
  });

  it('goes on at a mirror that has the file at the second place', async () => {
    leave(model.subarray(0, 100_000));
    await pull({ mirror: `${server.url}/deep` });
    expect(server.asked.map(({ range }) => range)).toEqual(['bytes=100000-']);
  });

  it('looks at the second place of a mirror that forbids what it does not have', async () => {
    const store = createServer((request, response) => {
      if (request.url === '/u2netp/u2netp.onnx') response.end(model);
      else response.writeHead(403).end();
    });
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
    const { port } = store.address() as AddressInfo;
    await pull({ mirror: `http://127.0.0.1:${port}` });
    store.close();
    await loadModel([dir], 'u2netp');
  });

  it.each(['model.onnx.part', 'model.onnx'])(
    'takes a whole file that a killed pull has left: %s',
    async (name) => {
      mkdirSync(installed());
      writeFileSync(path.join(installed(), name), model);
      writeFileSync(path.join(installed(), 'model.onnx.part.tag'), '"tag"');
      await pull();
      expect(server.asked).toEqual([]);
      expect(readdirSync(installed()).sort()).toEqual(['manifest.json', 'model.onnx']);
      await loadModel([dir], 'u2netp');
    },
  );

  it('does not take a whole file that is not the model', async () => {
    mkdirSync(installed());
    writeFileSync(path.join(installed(), 'model.onnx'), other);
    await pull();
    expect(server.asked.map(({ range }) => range)).toEqual([undefined]);
    await loadModel([dir], 'u2netp');
  });

  it.each<[string, Buffer, string[]]>([
    ['whole', model, []],
    ['in part', model.subarray(0, 100_000), ['bytes=100000-']],
  ])('does not lose what is there %s to a file that is not the model', async (_, part, ranges) => {
    leave(part);
    writeFileSync(path.join(installed(), 'model.onnx'), other);
    await pull();
    expect(server.asked.map(({ range }) => range)).toEqual(ranges);
    expect(readdirSync(installed()).sort()).toEqual(['manifest.json', 'model.onnx']);
    await loadModel([dir], 'u2netp');
  });

  it('keeps what there is where a mirror’s folder does not have the file', async () => {
    leave(model.subarray(0, 100_000));
    await refusal(pull({ mirror: path.join(dir, 'mirror') }));
    await pull();
    expect(server.asked.map(({ range }) => range)).toEqual(['bytes=100000-']);
  });

  it('takes over from a pull that was killed', async () => {
    const lock = path.join(installed(), 'pull.lock');
    mkdirSync(lock, { recursive: true });
    expect(await refusal(pull())).toMatch(/another pull of it is under way/);
    utimesSync(lock, new Date(), new Date(Date.now() - 20_000));
    await pull();
    expect(readdirSync(installed()).sort()).toEqual(['manifest.json', 'model.onnx']);
  });

  it('refuses a second pull while one is under way, and leaves it alone', async () => {
    server.mischief.push({ stallAfter: 100_000 });
    const first = pull({ stallMs: 1_000 });
    await until(() => heard.length > 0, 5_000, 'the first bytes');
    expect(await refusal(pull())).toMatch(/another pull of it is under way; wait for it to end$/);
    await first;
    expect(readdirSync(installed()).sort()).toEqual(['manifest.json', 'model.onnx']);
    await pull();
  });

  it('tells a server that cannot be reached from a connection that broke off', async () => {
    await server.close();
    expect(await refusal(pull())).toMatch(/up\/u2netp\.onnx: the server cannot be reached \(.*ECONNREFUSED/);
    expect(existsSync(installed())).toBe(false);
    server = await startFileServer({});
  });

  it('says where it cannot write', async () => {
    writeFileSync(path.join(dir, 'file'), '');
    await expect(pull({ modelDir: path.join(dir, 'file') })).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(readFileSync(path.join(dir, 'file'), 'utf8')).toBe('');
  });
});
