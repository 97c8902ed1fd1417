import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { connectRaw } from '../fixtures/http-client';
import { sceneJpeg } from '../fixtures/pictures';
import { pictureCounts, spawnServer, startServer, until, WITH_METRICS } from '../fixtures/server';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function copyOfModels(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearcut-models-'));
  folders.push(folder);
  cpSync(path.resolve(`models/${DEFAULT_MODEL}`), path.join(folder, DEFAULT_MODEL), { recursive: true });
  return folder;
}

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** What a failed start said: the lines that are not Next's own banner. */
const complaint = (output: string) =>
  output.split('\n').filter((line) => line.startsWith('clearcut cannot start'));

describe('start', () => {
  it.each<[string, (models: string) => void, RegExp]>([
    [
      'missing',
      (models) => rmSync(path.join(models, `${DEFAULT_MODEL}/model.onnx`)),
      /there is no such file$/,
    ],
    [
      'truncated',
      (models) => truncateSync(path.join(models, `${DEFAULT_MODEL}/model.onnx`), 9),
      /but received 9; fetch/,
    ],
  ])('is refused in one line when the weights are %s', async (_, spoil, expected) => {
    const models = copyOfModels();
    spoil(models);
    const server = await spawnServer({ MODEL_DIR: models });
    expect(await server.exited).toBe(1);
    expect(complaint(server.output())).toEqual([expect.stringMatching(expected)]);
  });

  it('lets nobody in before the front stands: answers are 503 until they are 200', async () => {
    const server = await spawnServer();
    const statuses = new Set<number>();
    while (!statuses.has(200)) {
      const answer = await fetch(`${server.url}/api/health/ready`).catch(() => undefined);
      if (answer) statuses.add(answer.status);
    }
    await server.stop();
    expect([...statuses].sort()).toEqual([200, 503]);
    expect(server.output()).not.toContain('Error');
  });

  it('is refused with every fault of the environment', async () => {
    const server = await spawnServer({ LOG_LEVEL: 'loud', JOB_TIMEOUT_MS: 'soon' });
    expect(await server.exited).toBe(1);
    expect(server.output()).toMatch(/LOG_LEVEL: expected one of/);
    expect(server.output()).toMatch(/JOB_TIMEOUT_MS: expected a whole number but received "soon"/);
  });

  it('is refused when children and threads ask for more than the cores', async () => {
    const server = await spawnServer({ INFERENCE_CHILDREN: '200', INFERENCE_THREADS: '9' });
    expect(await server.exited).toBe(1);
    expect(complaint(server.output())[0]).toMatch(
      /INFERENCE_CHILDREN × INFERENCE_THREADS: expected at most \d+/,
    );
  });
});

describe('end', () => {
  it('waits on SIGTERM for the pictures it has accepted', async () => {
    const server = await startServer({ INFERENCE_CHILDREN: '1', ...WITH_METRICS });
    const picture = (await sceneJpeg(3_000, 2_000)) as Uint8Array as Uint8Array<ArrayBuffer>;
    const send = () => fetch(`${server.url}/api/v1/remove`, { method: 'POST', body: picture });
    const answers = [send(), send()].map((answer) =>
      answer.then(async (response) => {
        await response.arrayBuffer();
        return response.status;
      }),
    );
    const coming = connectRaw(server.url);
    coming.socket.write('POST /api/v1/remove HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf');
    const accepted = async () => {
      const { busy, waiting } = await pictureCounts(server);
      return busy === 1 && waiting === 1;
    };
    await until(accepted, 10_000, 'both pictures have been accepted');
    const ended = server.stop();
    await until(() => coming.received().includes('\r\n\r\n'), 10_000, 'a refusal of what is still coming');
    expect(coming.received()).toMatch(/^HTTP\/1\.1 503 /);
    expect(coming.received()).toMatch(/\r\nconnection: close\r\n/i);
    expect(await Promise.all(answers)).toEqual([200, 200]);
    expect(await ended).toBe(0);
    expect(server.log().filter(({ msg }) => msg === 'draining')).toHaveLength(1);
    expect(server.log().filter(({ msg }) => msg === 'inference child ended')).toEqual([]);
  });

  it('is not kept waiting by connections that say nothing, half a head, or nothing more', async () => {
    const server = await startServer({ INFERENCE_CHILDREN: '1' });
    const words = ['', 'GET /en HTTP/1.1\r\nHos', 'GET /en HTTP/1.1\r\nHost: x\r\n\r\n'];
    const open = words.map((said) => {
      const connection = connectRaw(server.url);
      connection.socket.write(said);
      return connection;
    });
    await until(() => open[2]!.received().endsWith('</html>'), 10_000, 'the page has come');
    const began = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('takes the children along when the parent is killed, in mid-run too', async () => {
    const server = await startServer({ INFERENCE_CHILDREN: '2', ...WITH_METRICS });
    const children = server.childPids();
    const picture = (await sceneJpeg(3_000, 2_000)) as Uint8Array as Uint8Array<ArrayBuffer>;
    const answer = fetch(`${server.url}/api/v1/remove`, { method: 'POST', body: picture }).catch(
      () => 'cut off',
    );
    await until(async () => (await pictureCounts(server)).busy === 1, 10_000, 'a child is at work');
    process.kill(server.pid, 'SIGKILL');
    expect(await answer).toBe('cut off');
    await until(() => !children.some(alive), 5_000, 'the children are gone');
  });
});
