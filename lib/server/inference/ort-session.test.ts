import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import type { ModelManifest } from '@/lib/models/manifest';
import { loadModel, type StoredModel } from './model-store';
import { createOrtSession } from './ort-session';

let shipped: StoredModel;
beforeAll(async () => (shipped = await loadModel([path.resolve('models')], DEFAULT_MODEL)));

const CPU = { threads: 1, providers: ['cpu'] } as const;

/** The shipped weights under a manifest that says something else. */
const saying = (change: (manifest: ModelManifest) => ModelManifest): StoredModel => ({
  ...shipped,
  manifest: change(shipped.manifest),
});

async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error('it loaded'),
    (reason: unknown) => reason as Error,
  );
  expect(error.name).toBe('ModelError');
  expect(error.message).not.toContain('\n');
  return error.message;
}

describe('createOrtSession', () => {
  it('runs the graph’s first input and output where the manifest names none, as rembg does', async () => {
    const nameless = saying(({ input, output, ...manifest }) => ({
      ...manifest,
      input: { ...input, name: undefined },
      output: { ...output, name: undefined },
    }));
    const session = await createOrtSession(nameless, CPU);
    const { width, height } = shipped.manifest.input;
    const tensor = { data: new Float32Array(3 * width * height), dims: [1, 3, height, width] } as const;
    expect((await session.run(tensor)).dims).toEqual([1, 1, height, width]);
    expect(session).toMatchObject({ provider: 'cpu', skipped: [] });
    await session.release();
  });

  it('goes on to the next provider, and says why', async () => {
    const session = await createOrtSession(shipped, { threads: 1, providers: ['openvino', 'cpu'] });
    expect(session.provider).toBe('cpu');
    expect(session.skipped).toEqual([
      {
        provider: 'openvino',
        reason: expect.stringMatching(/^this build of onnxruntime offers .*cpu/) as string,
      },
    ]);
    await session.release();
  });

  it('refuses where none is left', async () => {
    const message = await messageOf(createOrtSession(shipped, { threads: 1, providers: ['openvino'] }));
    expect(message).toMatch(
      new RegExp(`^model ${DEFAULT_MODEL}: onnxruntime cannot load it: openvino: this build`),
    );
  });

  it.each<[string, (manifest: ModelManifest) => ModelManifest, RegExp]>([
    [
      'another size',
      (m) => ({ ...m, input: { ...m.input, width: 320, height: 320 } }),
      new RegExp(
        `^model ${DEFAULT_MODEL}: expected input "image" of 1×3×320×320 float32 but the graph has 1×3×256×256 float32$`,
      ),
    ],
    [
      'another input',
      (m) => ({ ...m, input: { ...m.input, name: 'input.1' } }),
      /expected input "input\.1" but the graph has image$/,
    ],
    [
      'another output',
      (m) => ({ ...m, output: { ...m.output, name: '1959' } }),
      /expected output "1959" but the graph has alpha$/,
    ],
  ])('refuses %s in one line', async (_, change, expected) => {
    expect(await messageOf(createOrtSession(saying(change), CPU))).toMatch(expected);
  });

  it('refuses what is no graph in one line', async () => {
    const weights = new TextEncoder().encode('not a graph');
    expect(await messageOf(createOrtSession({ ...shipped, weights }, CPU))).toMatch(
      new RegExp(`^model ${DEFAULT_MODEL}: onnxruntime cannot load it: cpu: `),
    );
  });
});
