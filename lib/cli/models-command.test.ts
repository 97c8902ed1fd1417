import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { createModelFolder, flipBit, type ModelFolder } from '@/tests/fixtures/models';
import type { CliIo } from './cli-io';
import { MODELS_USAGE, runModels } from './models-command';

let models: ModelFolder;
let said: { out: string; err: string };

beforeEach(() => {
  models = createModelFolder();
  said = { out: '', err: '' };
});
afterEach(() => models.remove());

function run(command: string, io: Partial<CliIo> = {}, mirror?: string): Promise<boolean> {
  const environment = { modelDir: models.path, shippedDir: path.resolve('models'), mirror };
  return runModels(command.split(' ').filter(Boolean), environment, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    isTerminal: false,
    confirm: undefined,
    ...io,
  });
}

describe('clearcut models', () => {
  it.each(['', 'fetch', 'pull', 'pull a b', 'list a', 'list --all', 'remove'])(
    'refuses "%s" as not written like the command',
    async (command) => {
      await expect(run(command)).rejects.toMatchObject({ name: 'UsageError' });
    },
  );

  it('says all of its parts in its help', () => {
    for (const word of ['list', 'pull', 'verify', 'remove', 'MODEL_DIR', 'MODEL_MIRROR']) {
      expect(MODELS_USAGE).toContain(word);
    }
  });
});

describe('list', () => {
  it('shows what ships, what is installed, and what can be pulled', async () => {
    models.install('u2netp');
    models.install('own-net');
    expect(await run('list')).toBe(true);
    expect(said.out).toMatch(
      new RegExp(`^${DEFAULT_MODEL} +shipped +6\\.7 MB +256 × 256 +Apache-2\\.0`, 'm'),
    );
    expect(said.out).toMatch(/^u2netp +installed/m);
    expect(said.out).toMatch(/^own-net +installed/m);
    expect(said.out).toMatch(/^birefnet-general +available +973 MB +1024 × 1024 +MIT, with terms/m);
    expect(said.err).toBe('');
  });

  it('is machine-readable where asked', async () => {
    models.install('own-net');
    await run('list --json');
    const listed = JSON.parse(said.out) as { name: string }[];
    expect(listed.find(({ name }) => name === 'u2net')).toMatchObject({
      state: 'available',
      bytes: 175_997_641,
    });
    expect(listed.find(({ name }) => name === 'own-net')).toMatchObject({
      state: 'installed',
      restricted: null,
    });
  });
});

describe('pull', () => {
  it('says the terms, and refuses without a yes where some use is kept back', async () => {
    await expect(run('pull isnet-general-use')).rejects.toThrow(
      /^model isnet-general-use: its terms were not accepted; --accept-terms accepts them$/,
    );
    expect(said.err).toMatch(/^licence: Apache-2\.0\ntraining data: DIS5K .* no commercial use/m);
    await expect(run('pull isnet-general-use', { confirm: () => Promise.resolve(false) })).rejects.toThrow(
      /not accepted/,
    );
    expect(existsSync(path.join(models.path, 'isnet-general-use'))).toBe(false);
  });

  it('goes on with a yes, of a person or of the command line', async () => {
    const nothing = /^model isnet-general-use: there is neither /;
    const yes = { confirm: () => Promise.resolve(true) };
    await expect(run('pull isnet-general-use', yes, models.path)).rejects.toThrow(nothing);
    await expect(run('pull --accept-terms isnet-general-use', {}, models.path)).rejects.toThrow(nothing);
  });

  it('asks nobody about a model without such terms', async () => {
    const confirm = () => Promise.reject(new Error('asked'));
    await expect(run('pull u2netp', { confirm }, models.path)).rejects.toThrow(/there is neither/);
    expect(said.err).toContain('licence: Apache-2.0');
  });

  it('leaves alone what is there in good order', async () => {
    models.install('u2netp');
    expect(await run('pull u2netp')).toBe(true);
    expect(await run(`pull ${DEFAULT_MODEL}`)).toBe(true);
    expect(said.err).toBe(
      `u2netp is installed already.\n${DEFAULT_MODEL} ships with the program: there is nothing to fetch.\n`,
    );
  });

  it('knows what it knows', async () => {
    await expect(run('pull ../etc')).rejects.toThrow(
      /^model \.\.\/etc: it is not known here; known are .*u2netp/,
    );
  });
});

describe('verify', () => {
  it('says of each installed model whether it is in good order', async () => {
    models.install('u2netp');
    expect(await run('verify')).toBe(true);
    expect(said.out).toBe(`model ${DEFAULT_MODEL}: in good order\nmodel u2netp: in good order\n`);
  });

  it('finds out altered files, other shapes, broken manifests and what is not there, a line each', async () => {
    flipBit(path.join(models.install('u2net'), 'model.onnx'));
    models.install('silueta', (m) => ({ ...m, input: { ...m.input, width: 320, height: 320 } }));
    writeFileSync(path.join(models.install('u2netp'), 'manifest.json'), '{');
    expect(await run('verify')).toBe(false);
    expect(said.out.split('\n')).toEqual([
      expect.stringMatching(/^model u2netp: .*manifest\.json is not a model manifest/),
      expect.stringMatching(/^model u2net: expected sha256 .* the file was altered, fetch it again$/),
      expect.stringMatching(
        /^model silueta: expected input "image" of 1×3×320×320 float32 but the graph has/,
      ),
      `model ${DEFAULT_MODEL}: in good order`,
      '',
    ]);
    said.out = '';
    expect(await run('verify clearcut-s')).toBe(true);
    expect(said.err).toBe(
      `clearcut-s is called ${DEFAULT_MODEL} now; the former name goes with the next release.\n`,
    );
    said.out = '';
    expect(await run(`verify ${DEFAULT_MODEL} gone`)).toBe(false);
    expect(said.out).toMatch(
      new RegExp(`^model ${DEFAULT_MODEL}: in good order\nmodel gone: it is not installed; `),
    );
  });
});

describe('remove', () => {
  it('deletes an installed model, and what a broken download has left', async () => {
    const folder = models.install('u2netp');
    await run('remove u2netp');
    expect(existsSync(folder)).toBe(false);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'model.onnx.part'), '');
    await run('remove u2netp');
    expect(existsSync(folder)).toBe(false);
  });

  it.each([
    [DEFAULT_MODEL, /it ships with the program and stays$/],
    ['u2netp', /it is not installed in /],
    ['..', /it is not installed in /],
    ['.', /it is not installed in /],
  ])('refuses %s', async (name, expected) => {
    await expect(run(`remove ${name}`)).rejects.toThrow(expected);
    expect(existsSync(models.path)).toBe(true);
  });
});
