import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plainRequest } from '@/lib/contracts/remove';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ServiceError } from '@/lib/contracts/errors';
import { CancelledError } from '@/lib/core/signal';
import { InferencePool, type PoolOptions } from './pool';

const workerFile = path.resolve(import.meta.dirname, '../../../tests/fixtures/children.mjs');
const pools: InferencePool[] = [];

afterEach(() => {
  for (const pool of pools.splice(0)) pool.stop();
});

function createPool(options: Partial<PoolOptions> = {}, mode = 'ok'): InferencePool {
  const pool = new InferencePool({
    workerFile,
    args: [mode],
    children: 2,
    queueSlots: 3,
    waitTimeoutMs: 20_000,
    jobTimeoutMs: 30_000,
    logger: pino({ level: 'silent' }),
    ...options,
  });
  pools.push(pool);
  return pool;
}

function give(
  pool: InferencePool,
  order: string,
  signal = new AbortController().signal,
  receivedAtMs = performance.now(),
  onPixels: (pixels: number) => void = () => undefined,
  client = 'somebody',
) {
  const upload = Buffer.from(order);
  return pool.run(
    { upload, inputFormat: 'jpeg', request: plainRequest('png'), model: 'toy', backgroundImage: undefined },
    { client, charge: onPixels },
    receivedAtMs,
    signal,
  );
}

const text = (result: { body: Uint8Array }) => Buffer.from(result.body).toString();
const codeOf = (error: unknown) => (error instanceof ServiceError ? error.code : error);

describe('InferencePool', () => {
  it('answers with what its child made', async () => {
    const pool = createPool();
    await pool.start();
    expect(pool.provider).toBe('cpu');
    expect(text(await give(pool, 'echo hello'))).toMatch(/^hello by \d+$/);
  });

  it('P-04: what a child prints once it is ready goes where what Next prints goes', async () => {
    const pool = createPool({ children: 1 });
    await pool.start();
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      await give(pool, 'print client-text');
      await vi.waitFor(() => expect(printed).toHaveBeenCalledWith(Buffer.from('client-text')));
    } finally {
      printed.mockRestore();
    }
  });

  it('says what runs the net in each child, where they differ', async () => {
    const pool = createPool({}, 'one-card');
    expect(pool.provider).toBeUndefined();
    await pool.start();
    expect(pool.provider).toBe('cpu,cuda');
  });

  it('lets jobs wait for children that are still starting', async () => {
    const pool = createPool();
    const started = pool.start();
    const result = give(pool, 'echo early');
    expect(pool.status).toEqual({ warm: 0, busy: 0, waiting: 1 });
    expect(text(await result)).toMatch(/^early/);
    await started;
  });

  it('admits children + slots jobs at once, and refuses the next with a time to come back', async () => {
    const pool = createPool();
    await pool.start();
    const jobs = Array.from({ length: 8 }, () => give(pool, 'sleep 200'));
    expect(pool.status).toEqual({ warm: 2, busy: 2, waiting: 3 });
    const outcomes = await Promise.allSettled(jobs);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(outcomes.slice(0, 5).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(refused.map(({ reason }) => codeOf(reason))).toEqual(Array(3).fill('server_busy'));
    for (const { reason } of refused)
      expect((reason as ServiceError).retryAfterSeconds).toBeGreaterThanOrEqual(1);
    expect(pool.status).toEqual({ warm: 2, busy: 0, waiting: 0 });
  });

  it('R4: a full line of one client lets others in, with a time to come back for who makes way', async () => {
    const pool = createPool({ children: 1 });
    await pool.start();
    const ask = (client: string) => give(pool, 'sleep 100', undefined, undefined, undefined, client);
    const greedy = Array.from({ length: 4 }, () => ask('greedy'));
    expect(pool.status).toMatchObject({ busy: 1, waiting: 3 });
    expect(codeOf(pool.refusal('greedy'))).toBe('server_busy');
    expect(pool.refusal('other')).toBeUndefined();
    const others = [ask('other'), ask('third')];
    const outcomes = await Promise.allSettled([...greedy, ...others]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'fulfilled', 'rejected', 'rejected'],
      ...['fulfilled', 'fulfilled'],
    ]);
    const madeWay = await greedy[3]?.catch((error: unknown) => error);
    expect(codeOf(madeWay)).toBe('server_busy');
    expect((madeWay as ServiceError).retryAfterSeconds).toBeGreaterThanOrEqual(1);
  });

  it('serves in the order of arrival', async () => {
    const pool = createPool({ children: 1 });
    await pool.start();
    const order: string[] = [];
    await Promise.all(['a', 'b', 'c'].map((name) => give(pool, `echo ${name}`).then(() => order.push(name))));
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('R4: lets clients take turns', async () => {
    const pool = createPool({ children: 1 });
    await pool.start();
    const order: string[] = [];
    const send = (client: string) =>
      give(pool, 'echo x', undefined, undefined, undefined, client).then(() => order.push(client));
    await Promise.all(['greedy', 'greedy', 'greedy', 'other'].map(send));
    expect(order).toEqual(['greedy', 'other', 'greedy', 'greedy']);
  });

  it('R4: keeps a child from long jobs, which are given back untouched and go when one has ended', async () => {
    const pool = createPool({ queueSlots: 8 });
    await pool.start();
    const order: string[] = [];
    const send = (what: string, client: string) =>
      give(pool, what, undefined, undefined, undefined, client).then((result) => order.push(text(result)));
    const long = [send('long first', 'a'), send('long second', 'b'), send('long third', 'c')];
    const short = ['x', 'y', 'z'].map((client) => send('echo short', client));
    await Promise.all([...long, ...short]);
    const went = order.flatMap((said, index) => (said.endsWith('went') ? [index] : []));
    expect(went).toHaveLength(3);
    // All of them had a child while the long job that went first had the other.
    const lastShort = Math.max(...order.flatMap((said, index) => (said.startsWith('short') ? [index] : [])));
    expect(lastShort).toBeLessThan(went[1]!);
    expect(pool.status).toEqual({ warm: 2, busy: 0, waiting: 0 });
  });

  it('forgets a long job whose client leaves while its child gives it back', async () => {
    const pool = createPool();
    await pool.start();
    let first: ReturnType<typeof give> | undefined;
    await new Promise<unknown>((resolve) => {
      first = give(pool, 'long first', undefined, undefined, resolve);
    });
    const client = new AbortController();
    const leave = () => queueMicrotask(() => client.abort());
    const second = give(pool, 'long second', client.signal, undefined, leave);
    await expect(second).rejects.toThrow(CancelledError);
    await vi.waitFor(() => expect(pool.status.busy).toBe(1), { interval: 5 });
    expect(pool.status).toEqual({ warm: 2, busy: 1, waiting: 0 });
    expect(text(await first!)).toBe('first went');
    expect(pool.status).toEqual({ warm: 2, busy: 0, waiting: 0 });
  });

  it('takes a long job at once where there is one child', async () => {
    const pool = createPool({ children: 1 });
    await pool.start();
    expect(text(await give(pool, 'long only'))).toBe('only went');
  });

  it('waits longer and longer for children that cannot start, and replaces others at once', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'clearcut-pool-'));
    const broken = path.join(folder, 'broken');
    let restarts = 0;
    const pool = createPool({ children: 1, args: ['ok', broken], onRestart: () => (restarts += 1) });
    await pool.start();
    writeFileSync(broken, '');
    const beganAtMs = performance.now();
    pool.killChildren();
    await vi.waitFor(() => expect(restarts).toBe(3), { timeout: 20_000 });
    // At once, then 250 and 500 ms later.
    expect(performance.now() - beganAtMs).toBeGreaterThan(740);
    rmSync(folder, { recursive: true });
    expect(text(await give(pool, 'echo back'))).toMatch(/^back/);
  });

  it('counts the waiting deadline from the last byte received', async () => {
    const pool = createPool({ children: 1, waitTimeoutMs: 5_000 });
    await pool.start();
    const running = give(pool, 'sleep 300');
    const late = give(pool, 'echo x', undefined, performance.now() - 4_950);
    await expect(late.catch(codeOf)).resolves.toBe('waited_too_long');
    expect(pool.status.waiting).toBe(0);
    expect(text(await running)).toBe('slept');
  });

  it('kills a child at the job deadline and serves on with a new one', async () => {
    const pool = createPool({ children: 1, jobTimeoutMs: 10_000 });
    await pool.start();
    const before = text(await give(pool, 'echo pid'));
    const stuck = give(pool, 'hang', undefined, performance.now() - 9_800);
    const next = give(pool, 'echo pid');
    await expect(stuck.catch(codeOf)).resolves.toBe('took_too_long');
    expect(text(await next)).not.toBe(before);
  });

  it('tries a job once more when its child died, and gives up after the second death', async () => {
    const pool = createPool();
    await pool.start();
    const others = [give(pool, 'sleep 100'), give(pool, 'echo fine')];
    await expect(give(pool, 'crash').catch(codeOf)).resolves.toBe('engine_failed');
    for (const other of await Promise.allSettled(others)) expect(other.status).toBe('fulfilled');
    expect(text(await give(pool, 'echo alive'))).toMatch(/^alive/);
  });

  it('F1: does not give a job to a child that was killed together with its first', async () => {
    const pool = createPool();
    await pool.start();
    const pids = (await Promise.all([give(pool, 'echo x'), give(pool, 'echo x')])).map((result) =>
      Number(text(result).split(' ').at(-1)),
    );
    expect(new Set(pids).size).toBe(2);
    const job = give(pool, 'sleep 200');
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    expect(text(await job)).toBe('slept');
  });

  it.each(['same', 'next'])(
    'F1: gives nobody what a lying child says beyond its answer (%s id), and replaces the child',
    async (id) => {
      const lines: Record<string, unknown>[] = [];
      const logger = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line) as never) });
      const pool = createPool({ children: 1, logger });
      await pool.start();
      const liar = text(await give(pool, 'echo pid'));
      const twice = give(pool, `twice ${id}`);
      const next = give(pool, 'echo pid');
      const last = give(pool, 'echo pid');
      expect(text(await twice)).toBe('first');
      expect(text(await next)).toMatch(/^pid by \d+$/);
      expect(text(await next)).not.toBe(liar);
      expect(text(await last)).toBe(text(await next));
      expect(lines.filter(({ msg }) => msg === 'an inference child spoke out of turn')).toMatchObject([
        { said: 'done' },
      ]);
    },
  );

  it('F1: gives no second job to a child that says it is free while it has one', async () => {
    const pool = createPool({ children: 1 });
    await pool.start();
    const liar = give(pool, 'ready');
    const next = give(pool, 'echo mine');
    await expect(liar.catch(codeOf)).resolves.toBe('engine_failed');
    expect(text(await next)).toMatch(/^mine/);
  });

  it('A3: tells the size once a child knows it, whatever becomes of the picture', async () => {
    const pool = createPool();
    await pool.start();
    const told: number[] = [];
    const client = new AbortController();
    const send = (order: string, onPixels: () => void = () => undefined) =>
      give(pool, order, client.signal, undefined, (pixels) => {
        told.push(pixels);
        onPixels();
      }).catch(codeOf);
    expect(await send('probe refuse')).toBe('picture_damaged');
    expect(await send('probe crash')).toBe('engine_failed');
    expect(await send('refuse picture_damaged')).toBe('picture_damaged');
    expect(told).toEqual([1_234, 1_234]);
    expect(await send('probe hang', () => client.abort())).toBeInstanceOf(CancelledError);
    expect(told).toHaveLength(3);
  });

  it('takes a job out of the line when its client is gone', async () => {
    const pool = createPool({ children: 1 });
    await pool.start();
    const running = give(pool, 'sleep 200');
    const client = new AbortController();
    const waiting = give(pool, 'echo x', client.signal);
    expect(pool.status.waiting).toBe(1);
    client.abort();
    expect(pool.status.waiting).toBe(0);
    await expect(waiting).rejects.toThrow(CancelledError);
    await running;
  });

  it('frees the child of a client that is gone', async () => {
    const pool = createPool({ children: 1 });
    await pool.start();
    const client = new AbortController();
    const abandoned = give(pool, 'hang', client.signal);
    client.abort();
    await expect(abandoned).rejects.toThrow(CancelledError);
    expect(text(await give(pool, 'echo next'))).toMatch(/^next/);
  });

  it('kills a child that does not stop for a client that is gone', async () => {
    const pool = createPool({ children: 1 }, 'deaf');
    await pool.start();
    const client = new AbortController();
    const abandoned = give(pool, 'hang', client.signal);
    client.abort();
    await expect(abandoned).rejects.toThrow(CancelledError);
    expect(text(await give(pool, 'echo next'))).toMatch(/^next/);
  });

  it("passes on the child's verdict on a picture, and hides an exception behind internal_error", async () => {
    const pool = createPool();
    await pool.start();
    await expect(give(pool, 'refuse picture_truncated').catch(codeOf)).resolves.toBe('picture_truncated');
    await expect(give(pool, 'throw TypeError').catch(codeOf)).resolves.toBe('internal_error');
  });

  it('logs what runs each model and what does not, and a model’s error costs its job only', async () => {
    const lines: Record<string, unknown>[] = [];
    const logger = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line) as never) });
    const pool = createPool({ children: 1, logger });
    await pool.start();
    await expect(give(pool, 'model').catch(codeOf)).resolves.toBe('model_not_loaded');
    expect(text(await give(pool, 'echo next'))).toMatch(/^next/);
    expect(lines).toMatchObject([
      { msg: 'execution provider skipped', model: 'toy', provider: 'cuda', reason: 'no such library' },
      { msg: 'model loaded', model: 'toy', provider: 'cpu', durationMs: 12 },
      { msg: 'a model cannot be used', fault: 'model big: the file was altered' },
    ]);
  });

  it('reports in one line why a child cannot start', async () => {
    await expect(createPool({}, 'broken').start()).rejects.toThrow(/^model toy: the file was altered$/);
  });

  it('keeps secrets out of the environment of a child', async () => {
    const secrets = ['PASS_SECRET', 'TURNSTILE_SECRET_KEY', 'API_KEYS', 'REDIS_URL', 'METRICS_TOKEN'];
    for (const name of secrets) vi.stubEnv(name, 'do not tell');
    const pool = createPool({ children: 1 });
    await pool.start();
    const told = text(await give(pool, 'env'));
    vi.unstubAllEnvs();
    const environment = JSON.parse(told) as Record<string, string>;
    expect(environment['PATH']).toBe(process.env['PATH']);
    expect(told).not.toContain('do not tell');
    for (const name of secrets) expect(environment).not.toHaveProperty(name);
    expect(environment).toMatchObject({ VIPS_DISC_THRESHOLD: '1000g' });
  });
});
