import { describe, expect, it } from 'vitest';
import type { Tensor } from '@/lib/core/tensor';
import { parseManifest } from '@/lib/models/manifest';
import { LoadedModels } from './loaded-models';
import { ModelError } from './model-store';
import { DEFAULT_MANIFEST as shipped } from '@/lib/contracts/default-model';

const tensor: Tensor = { data: new Float32Array(1), dims: [1, 1, 1, 1] };

/** Models whose loading and first run make a process grow by so many bytes. */
function createModels(room: number, sizes: Record<string, { file: number; load: number; run: number }>) {
  let resident = 1_000;
  const released: string[] = [];
  const loads: string[] = [];
  const events: string[] = [];
  const manifestOf = (name: string) => parseManifest({ ...shipped, id: name, bytes: sizes[name]!.file });
  const models = new LoadedModels(
    {
      describe: (name) =>
        name in sizes
          ? Promise.resolve(manifestOf(name))
          : Promise.reject(new ModelError(`model ${name}: it is not installed`)),
      read: (name) => {
        events.push(`read ${name}`);
        return Promise.resolve({ manifest: manifestOf(name), weights: new Uint8Array() });
      },
      open: ({ manifest: { id } }) => {
        resident += sizes[id]!.load;
        return Promise.resolve({
          run: () => {
            resident += sizes[id]!.run;
            return Promise.resolve(tensor);
          },
          release: () => {
            released.push(id);
            events.push(`release ${id}`);
            return Promise.resolve();
          },
        });
      },
      residentBytes: () => resident,
    },
    room,
    (name) => loads.push(name),
  );
  return { models, released, loads, events };
}

describe('LoadedModels', () => {
  it('loads a model once', async () => {
    const { models, loads } = createModels(100, { a: { file: 10, load: 10, run: 0 } });
    const first = await models.get('a');
    expect(await models.get('a')).toBe(first);
    expect(first.spec.input).toEqual({ width: 256, height: 256 });
    expect(loads).toEqual(['a']);
  });

  it('lets the one go that was not used for longest', async () => {
    const size = { file: 40, load: 40, run: 0 };
    const { models, released } = createModels(100, { a: size, b: size, c: size });
    for (const name of ['a', 'b', 'a', 'c']) await models.get(name);
    expect(released).toEqual(['b']);
    expect(models.names).toEqual(['a', 'c']);
  });

  it('counts what the first run takes, and lets others go for it, never the one that runs', async () => {
    const { models, released } = createModels(100, {
      small: { file: 10, load: 10, run: 5 },
      deep: { file: 20, load: 30, run: 500 },
    });
    await (await models.get('small')).session.run(tensor);
    const { session } = await models.get('deep');
    expect(models.names).toEqual(['small', 'deep']);
    await session.run(tensor);
    expect(released).toEqual(['small']);
    await session.run(tensor);
    expect(models.names).toEqual(['deep']);
    await models.get('small');
    expect(models.names).toEqual(['small']);
  });

  it('makes room before it reads a file', async () => {
    const size = { file: 60, load: 60, run: 0 };
    const { models, events } = createModels(100, { a: size, b: size });
    await models.get('a');
    await models.get('b');
    expect(events).toEqual(['read a', 'release a', 'read b']);
  });

  it('remembers what a model took when it was here before', async () => {
    const { models, events } = createModels(100, {
      small: { file: 10, load: 10, run: 5 },
      deep: { file: 20, load: 30, run: 60 },
    });
    for (const name of ['deep', 'small', 'deep']) await (await models.get(name)).session.run(tensor);
    events.length = 0;
    await models.get('small');
    await models.get('deep');
    expect(events).toEqual(['release deep', 'read small', 'release small', 'read deep']);
  });

  it('counts at least the file: freed memory that is used again does not make a process grow', async () => {
    const { models, released } = createModels(100, {
      a: { file: 60, load: 0, run: 0 },
      b: { file: 60, load: 0, run: 0 },
    });
    await models.get('a');
    await models.get('b');
    expect(released).toEqual(['a']);
  });

  it('refuses a file that is larger than all the room, in one line, and keeps what it has', async () => {
    const { models, released, events } = createModels(2_097_152, {
      a: { file: 10, load: 10, run: 0 },
      huge: { file: 5_000_000, load: 0, run: 0 },
    });
    await models.get('a');
    await expect(models.get('huge')).rejects.toThrow(
      /^model huge: expected at most MODEL_MEMORY_MB \(2 MB\) but its file has 5 MB$/,
    );
    expect(models.names).toEqual(['a']);
    expect(released).toEqual([]);
    expect(events).toEqual(['read a']);
  });

  it('goes on after a model that cannot be loaded', async () => {
    const { models } = createModels(100, { a: { file: 10, load: 10, run: 0 } });
    await expect(models.get('gone')).rejects.toThrow(ModelError);
    await expect(models.get('a')).resolves.toBeDefined();
  });
});
