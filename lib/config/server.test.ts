import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { readAccessConfig } from './access';
import { readHttpConfig } from './http';
import { ConfigError, readServerConfig } from './server';

describe('readServerConfig', () => {
  it('gives each core a child with one thread, and the documented deadlines', () => {
    expect(readServerConfig({}, 4)).toEqual({
      hostname: '0.0.0.0',
      port: 3000,
      logLevel: 'info',
      defaultModel: DEFAULT_MODEL,
      formerModelName: undefined,
      modelDirs: [path.resolve('installed-models'), path.resolve('models')],
      modelMemoryMegabytes: 1_024,
      providers: ['cpu'],
      children: 4,
      threads: 1,
      waitTimeoutMs: 15_000,
      jobTimeoutMs: 30_000,
      access: readAccessConfig({}, readHttpConfig({}).config).access,
      http: readHttpConfig({}).config,
      clientAddress: { trustedProxies: [], header: 'none' },
      rateLimits: { perMinute: 60, perDay: 2_000, concurrent: 4, megapixelsPerMinute: 600 },
      removebgPngMegapixels: undefined,
      urlInput: 'public',
      replicas: 1,
      redis: undefined,
    });
  });

  it('divides the cores among children that have several threads', () => {
    expect(readServerConfig({ INFERENCE_THREADS: '3' }, 8)).toMatchObject({ children: 2, threads: 3 });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readServerConfig({ PORT: '', DEFAULT_MODEL: '' }, 2)).toMatchObject({
      port: 3000,
      defaultModel: DEFAULT_MODEL,
    });
  });

  it('knows the default model by its former name, and tells that it was used', () => {
    expect(readServerConfig({ DEFAULT_MODEL: 'clearcut-s' }, 2)).toMatchObject({
      defaultModel: DEFAULT_MODEL,
      formerModelName: 'clearcut-s',
    });
  });

  it('takes models from the operator’s folder before those that ship with the program', () => {
    expect(readServerConfig({ MODEL_DIR: '/srv/models' }, 2).modelDirs).toEqual([
      '/srv/models',
      path.resolve('models'),
    ]);
  });

  it('reads what may run a graph, in its order', () => {
    const read = (list: string) => readServerConfig({ EXECUTION_PROVIDERS: list }, 2).providers;
    expect(read('TensorRT, cuda,cpu')).toEqual(['tensorrt', 'cuda', 'cpu']);
    for (const list of ['cpu,cpu', ',']) expect(() => read(list)).toThrow(/EXECUTION_PROVIDERS/);
  });

  it('refuses more threads than cores', () => {
    expect(() => readServerConfig({ INFERENCE_CHILDREN: '2', INFERENCE_THREADS: '2' }, 3)).toThrow(
      /expected at most 3 .* but received 2 × 2/,
    );
    expect(() => readServerConfig({ INFERENCE_THREADS: '4' }, 2)).toThrow(ConfigError);
  });

  it('refuses a waiting deadline behind the job deadline', () => {
    expect(() => readServerConfig({ WAIT_TIMEOUT_MS: '40000' }, 2)).toThrow(/WAIT_TIMEOUT_MS/);
  });

  it('reports every error at once, with what was expected and what was found', () => {
    const environment = {
      PORT: '80a',
      DEFAULT_MODEL: '../etc',
      EXECUTION_PROVIDERS: 'cuda,gpu',
      LOG_LEVEL: 'loud',
      JOB_TIMEOUT_MS: '0',
      TRUSTED_PROXIES: '10',
    };
    const lines = [
      'PORT: expected a whole number but received "80a"',
      'DEFAULT_MODEL: expected the name of an installed model but received "../etc"',
      'EXECUTION_PROVIDERS: expected a comma list of cpu, cuda, tensorrt, directml, coreml, openvino but received "cuda,gpu"',
      'LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent but received "loud"',
      'JOB_TIMEOUT_MS: expected 1 to 600000 but received "0"',
      'TRUSTED_PROXIES: expected a comma list of ranges (CIDR), cloudflare, loopback, private but received "10"',
    ];
    let message = '';
    try {
      readServerConfig(environment, 2);
    } catch (error) {
      message = (error as ConfigError).message;
    }
    expect(message.split('\n').sort()).toEqual([...lines].sort());
  });

  it('wants to know whose header counts', () => {
    expect(() => readServerConfig({ CLIENT_ADDRESS_HEADER: 'x-real-ip' }, 2)).toThrow(/TRUSTED_PROXIES/);
    const environment = { CLIENT_ADDRESS_HEADER: 'x-real-ip', TRUSTED_PROXIES: 'loopback' };
    expect(readServerConfig(environment, 2).clientAddress).toMatchObject({ header: 'x-real-ip' });
  });

  it('does not repeat secrets', () => {
    const environment = { REDIS_URL: 'http://:canary@x', RATE_LIMIT_SECRET: 'canary' };
    expect(() => readServerConfig(environment, 2)).toThrow(/^(?![^]*canary)[^]*REDIS_URL[^]*$/);
    expect(() => readServerConfig(environment, 2)).toThrow(/RATE_LIMIT_SECRET: expected at least 16/);
  });
});
