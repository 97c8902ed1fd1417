import { truncateSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '@/lib/contracts/errors';
import type { ModelsBody } from '@/lib/contracts/models';
import { MODEL_HEADER, MODELS_PATH, REMOVE_PATH } from '@/lib/contracts/remove';
import { DEFAULT_MANIFEST as manifest, DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { createModelFolder, flipBit, type ModelFolder } from '../fixtures/models';
import { sceneJpeg } from '../fixtures/pictures';
import { spawnServer, startServer, until, type RunningServer } from '../fixtures/server';

let models: ModelFolder;
let server: RunningServer;
let photo: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  models = createModelFolder();
  models.install('u2net_human_seg');
  models.install('own-net');
  // Sizes are looked at when the server starts, bytes when a model is loaded.
  flipBit(path.join(models.install('silueta'), 'model.onnx'));
  models.install('isnet-anime', (m) => ({ ...m, input: { ...m.input, width: 320, height: 320 } }));
  models.install('birefnet-general', (m) => ({ ...m, bytes: m.bytes + 1 }));
  photo = new Uint8Array(await sceneJpeg(320, 240));
  server = await startServer({
    MODEL_DIR: models.path,
    INFERENCE_CHILDREN: '1',
    EXECUTION_PROVIDERS: 'openvino,cpu',
  });
});
afterAll(async () => {
  await server.stop();
  models.remove();
});

const ask = (query = '', { url } = server, body = photo) =>
  fetch(`${url}${REMOVE_PATH}${query}`, { method: 'POST', body });

async function modelOf(query = '', asked = server): Promise<string | null> {
  const response = await ask(query, asked);
  expect(response.status, (await response.clone().text()).slice(0, 300)).toBe(200);
  await response.arrayBuffer();
  return response.headers.get(MODEL_HEADER);
}

async function offeredBy({ url }: RunningServer) {
  return ((await (await fetch(`${url}${MODELS_PATH}`)).json()) as ModelsBody).models;
}

async function errorOf(query: string) {
  const response = await ask(query);
  return { status: response.status, ...((await response.json()) as ErrorBody).error };
}

describe('the models of a service', () => {
  it('are listed, the best first, without those that cannot be used', async () => {
    const response = await fetch(`${server.url}${MODELS_PATH}`);
    const body = (await response.json()) as ModelsBody;
    expect(body.defaultModel).toBe(DEFAULT_MODEL);
    expect(body.models.map(({ name }) => name)).toEqual([
      ...['isnet-anime', 'u2net_human_seg', 'silueta', DEFAULT_MODEL, 'own-net'],
    ]);
    expect(body.models[1]).toMatchObject({
      licence: 'Apache-2.0',
      input: { width: 256, height: 256 },
      suitedFor: ['person'],
    });
    const [fault, ...others] = server.log().filter(({ msg }) => msg === 'a model cannot be used');
    expect(fault?.['fault']).toContain(`model birefnet-general: expected ${manifest.bytes + 1} bytes in `);
    expect(others).toEqual([]);
    expect((await fetch(`${server.url}${MODELS_PATH}`, { method: 'POST' })).status).toBe(405);
  });

  it('cut out what asks for them by name, or by what a picture is of', async () => {
    expect(await modelOf()).toBe(DEFAULT_MODEL);
    expect(await modelOf('?model=own-net')).toBe('own-net');
    expect(await modelOf('?type=person')).toBe('u2net_human_seg');
    expect(await modelOf(`?type=person&model=${DEFAULT_MODEL}`)).toBe(DEFAULT_MODEL);
    expect(await modelOf('?type=auto')).toBe(DEFAULT_MODEL);
    const loaded = server.log().filter(({ msg }) => msg === 'model loaded');
    expect(loaded.map(({ model }) => model)).toEqual([DEFAULT_MODEL, 'own-net', 'u2net_human_seg']);
  });

  it('are named where one is asked for that is not installed', async () => {
    const error = await errorOf('?model=u2net');
    expect(error).toMatchObject({ status: 400, code: 'invalid_option', option: 'model' });
    expect(error.message).toContain(`isnet-anime, u2net_human_seg, silueta, ${DEFAULT_MODEL}, own-net.`);
  });

  it.each([
    ['altered', 'silueta', /^model silueta: expected sha256 .* the file was altered, fetch it again$/],
    [
      'of another shape',
      'isnet-anime',
      /^model isnet-anime: expected input "image" of 1×3×320×320 float32 but/,
    ],
  ])('F5: are refused in one line when the file is %s, and the child goes on', async (_, model, expected) => {
    const children = server.childPids();
    expect(await errorOf(`?model=${model}`)).toMatchObject({ status: 503, code: 'model_not_loaded' });
    await until(
      () => server.log().some(({ fault }) => typeof fault === 'string' && expected.test(fault)),
      5_000,
      'the log line',
    );
    expect(await modelOf()).toBe(DEFAULT_MODEL);
    expect(server.childPids()).toEqual(children);
  });

  it('that a picture’s kind chose, and that cannot be loaded, give way to the default', async () => {
    expect(await modelOf('?type=car')).toBe(DEFAULT_MODEL);
    expect((await errorOf('?type=car&model=silueta')).code).toBe('model_not_loaded');
  });

  it('are left alone for what is no picture', async () => {
    // One that cannot be loaded: had it been tried, the answer were another.
    const answer = await ask('?model=silueta', server, photo.slice(0, 40));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as ErrorBody).error.code).not.toBe('model_not_loaded');
  });

  it('run on what is there, and health says on what', async () => {
    const skipped = server.log().filter(({ msg }) => msg === 'execution provider skipped');
    expect(skipped[0]).toMatchObject({ provider: 'openvino', model: DEFAULT_MODEL });
    expect(server.log().find(({ msg }) => msg === 'ready')).toMatchObject({ provider: 'cpu' });
    const ready: unknown = await (await fetch(`${server.url}/api/health/ready`)).json();
    expect(ready).toEqual({ ready: true, model: DEFAULT_MODEL, children: 1, provider: 'cpu' });
  });
});

describe('a child without room for two models', () => {
  it('lets one go for the other, goes on, and does not offer one whose file is larger', async () => {
    const large = 9_000_000;
    truncateSync(
      path.join(
        models.install('large-net', (m) => ({ ...m, bytes: large })),
        'model.onnx',
      ),
      large,
    );
    const small = await startServer({
      MODEL_DIR: models.path,
      INFERENCE_CHILDREN: '1',
      MODEL_MEMORY_MB: '8',
    });
    const asked = ['own-net', 'own-net', DEFAULT_MODEL, 'own-net'];
    for (const model of asked) expect(await modelOf(`?model=${model}`, small)).toBe(model);
    const loaded = small.log().filter(({ msg }) => msg === 'model loaded');
    expect(loaded.map(({ model }) => model)).toEqual([DEFAULT_MODEL, 'own-net', DEFAULT_MODEL, 'own-net']);
    expect(small.log().filter(({ msg }) => msg === 'inference child ended')).toEqual([]);
    expect((await offeredBy(small)).map(({ name }) => name)).not.toContain('large-net');
    expect(small.log().map(({ fault }) => fault)).toContain(
      'model large-net: expected at most MODEL_MEMORY_MB (8 MB) but its file has 9 MB',
    );
    await small.stop();
  });
});

describe('F5: a start', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'with a default that is not installed',
      { DEFAULT_MODEL: 'u2net' },
      /model u2net: it is not installed; /,
    ],
    ['without a provider', { EXECUTION_PROVIDERS: 'openvino' }, /onnxruntime cannot load it: openvino: /],
    ['without room for the default', { MODEL_MEMORY_MB: '5' }, /at most MODEL_MEMORY_MB \(5 MB\)/],
    [
      'with a default of another shape',
      { DEFAULT_MODEL: 'isnet-anime' },
      /expected input "image" of 1×3×320×320/,
    ],
  ])('%s is refused in one line', async (_, env, expected) => {
    const refused = await spawnServer({ MODEL_DIR: models.path, INFERENCE_CHILDREN: '1', ...env });
    expect(await refused.exited).toBe(1);
    const complaints = refused
      .output()
      .split('\n')
      .filter((line) => line.startsWith('clearcut cannot start'));
    expect(complaints).toEqual([expect.stringMatching(expected)]);
  });
});
