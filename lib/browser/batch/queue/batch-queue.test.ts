import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RemoveError } from '../../errors/remove-error';
import type { EngineChoice, Place, PlacedCutOut } from '../../remove-background';
import type { BatchEngine } from './batch-engine';
import { BatchQueue } from './batch-queue';
import type { Hold, ItemWork } from './item-work';

type Options = Parameters<BatchEngine['cutOut']>[1];

const SERVICE_MS = 200;

let works: Map<string, ItemWork>;
let holds: (Hold | undefined)[];
/** Who was sent where, in order. */
let begun: [string, Place][];
let choice: EngineChoice;
let isOnline: boolean;
let atHand: boolean;
/** Until when the service refuses, by Date.now. */
let pauseEndsAt: number;
let atServiceOnce: number;
/** How each place works: an error, or a time in milliseconds. */
let serve: (id: string) => RemoveError | number;
let cutHere: (id: string) => RemoveError | number;
let queue: BatchQueue;
/** Pictures that the service does not take as they are. */
let large: Set<string>;

const cutOut = (place: Place): PlacedCutOut => ({ blob: new Blob([place]), notices: [], place, sent: 'no' });

async function work(id: string, { engine, signal, onProgress, sentBefore }: Options): Promise<PlacedCutOut> {
  const place = engine as Place;
  begun.push([id, place]);
  onProgress(
    place === 'server' ? { place, share: 1 } : { place, switched: false, engine: { step: 'infer' } },
  );
  const outcome = place === 'server' ? serve(id) : cutHere(id);
  await new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as DOMException));
    setTimeout(resolve, typeof outcome === 'number' ? outcome : 20);
  });
  if (typeof outcome === 'number') return { ...cutOut(place), sent: sentBefore ?? 'no' };
  const { retryAfterSeconds } = outcome;
  if (retryAfterSeconds !== undefined) pauseEndsAt = Date.now() + retryAfterSeconds * 1000;
  throw outcome;
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  works = new Map();
  [holds, begun] = [[], []];
  large = new Set();
  [choice, isOnline, atHand, pauseEndsAt, atServiceOnce] = ['auto', true, true, 0, 3];
  serve = () => SERVICE_MS;
  cutHere = () => 1_000;
  const engine: BatchEngine = {
    cutOut: vi.fn(work),
    choice: () => choice,
    isOnline: () => isOnline,
    pace: { allows: (count) => count < atServiceOnce, waitMs: 0, crowded: () => (atServiceOnce -= 1) },
    serviceWaitMs: () => Math.max(0, pauseEndsAt - Date.now()),
    canCutOutHere: () => true,
    isLarge: (id) => large.has(id),
    isEngineAtHand: () => Promise.resolve(atHand),
  };
  queue = new BatchQueue(engine, (event) => {
    if (event.type === 'held') holds.push(event.hold);
    else works.set(event.id, event.work);
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const ids = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);
const phases = () => [...works.values()].map(({ phase }) => phase);
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const places = () =>
  [...works.values()].map((work) => (work.phase === 'done' ? work.cutOut.place : work.phase));

describe('a batch', () => {
  it('goes to the service, three at a time, in its order', async () => {
    queue.add(ids(5), null, undefined);
    expect(begun.map(([id]) => id)).toEqual(['p0', 'p1', 'p2']);
    await after(SERVICE_MS);
    expect(begun.map(([id]) => id)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
    await after(SERVICE_MS);
    expect(places()).toEqual(Array(5).fill('server'));
  });

  it('goes on when a picture fails, and names the error', async () => {
    serve = (id) => (id === 'p1' ? new RemoveError('picture_truncated') : SERVICE_MS);
    queue.add(ids(4), null, undefined);
    await after(1_000);
    expect(phases()).toEqual(['done', 'failed', 'done', 'done']);
    expect(works.get('p1')).toMatchObject({ code: 'picture_truncated' });
    // It is to blame itself: nobody else was asked.
    expect(begun.filter(([id]) => id === 'p1')).toHaveLength(1);
  });

  it('tries again what has failed, by the visitor’s wish', async () => {
    serve = () => new RemoveError('picture_truncated');
    queue.add(ids(2), null, undefined);
    await after(1_000);
    serve = () => SERVICE_MS;
    queue.retry(ids(2));
    await after(1_000);
    expect(phases()).toEqual(['done', 'done']);
  });

  it('stops what is under way and what waits, and goes on with them later', async () => {
    queue.add(ids(6), null, undefined);
    await after(SERVICE_MS);
    queue.stop(ids(6));
    await after(10_000);
    expect(phases()).toEqual(['done', 'done', 'done', 'stopped', 'stopped', 'stopped']);
    queue.retry(ids(6));
    await after(1_000);
    expect(phases()).toEqual(Array(6).fill('done'));
  });

  it('forgets a picture that is removed, and its place goes to the next', async () => {
    queue.add(ids(4), null, undefined);
    queue.remove(['p0']);
    expect(begun.map(([id]) => id)).toEqual(['p0', 'p1', 'p2', 'p3']);
    works.delete('p0');
    await after(1_000);
    expect([...works.keys()]).toEqual(['p1', 'p2', 'p3']);
  });

  it('sends fewer at once to a service that finds it crowded', async () => {
    serve = (id) =>
      id === 'p2' && atServiceOnce === 3
        ? new RemoveError('too_many_at_once', { retryAfterSeconds: 1 })
        : SERVICE_MS;
    atHand = false;
    queue.add(ids(4), null, undefined);
    await after(5_000);
    expect(atServiceOnce).toBe(2);
    expect(places()).toEqual(Array(4).fill('server'));
  });
});

describe('a pause of the service', () => {
  /** Refuses the first picture, and takes all others. */
  const refuseOnce = (seconds: number) => {
    let refused = false;
    serve = () => {
      if (refused) return SERVICE_MS;
      refused = true;
      return new RemoveError('too_many_requests', { retryAfterSeconds: seconds });
    };
    atServiceOnce = 1;
  };

  it('is used on the device, one at a time, where that is sooner', async () => {
    refuseOnce(10);
    queue.add(ids(6), null, undefined);
    await after(60_000);
    // One second each here, until a second before the pause ends.
    expect(places()).toEqual(['browser', 'browser', 'browser', 'browser', 'browser', 'browser']);
    expect(begun.filter(([, place]) => place === 'server')).toHaveLength(1);
  });

  it('is waited for where this device has proved slower', async () => {
    cutHere = () => 30_000;
    refuseOnce(10);
    queue.add(ids(6), null, undefined);
    await after(60_000);
    expect(places()).toEqual(['browser', 'server', 'server', 'server', 'server', 'server']);
    expect(holds).toEqual([]);
  });

  it('is waited for where the engine would have to be fetched and data is saved, and says until when', async () => {
    atHand = false;
    refuseOnce(10);
    queue.add(ids(3), null, undefined);
    await after(3_000);
    expect(works.get('p0')).toEqual({ phase: 'waiting' });
    expect(begun).toHaveLength(1);
    expect(holds.at(-1)).toMatchObject({ kind: 'service', untilMs: 1_010_020 });
    await after(20_000);
    expect(places()).toEqual(['server', 'server', 'server']);
    expect(holds.at(-1)).toBeUndefined();
  });

  it('too short to be worth anything is just waited for', async () => {
    refuseOnce(1);
    queue.add(ids(3), null, undefined);
    await after(5_000);
    expect(places()).toEqual(['server', 'server', 'server']);
  });
});

describe('a service that goes away', () => {
  it('leaves the rest to this device, and results say what had been sent', async () => {
    serve = (id) =>
      Number(id.slice(1)) < 10 ? SERVICE_MS : new RemoveError('network_lost', { retryAfterSeconds: 300 });
    queue.add(ids(24), null, undefined);
    await after(100_000);
    expect(phases()).toEqual(Array(24).fill('done'));
    const sent = [...works.values()].map(
      (work) => work.phase === 'done' && work.cutOut.place + work.cutOut.sent,
    );
    expect(sent.filter((each) => each === 'browseryes').length).toBeGreaterThan(0);
    expect(sent.filter((each) => each === 'browserno').length).toBeGreaterThan(5);
  });

  it('of a long batch, one picture was cut out here before, which brings the engine', async () => {
    queue.add(ids(20), null, undefined);
    await after(20_000);
    expect(places().filter((place) => place === 'browser')).toHaveLength(1);
    expect(phases()).toEqual(Array(20).fill('done'));
  });

  it('is not tried for ever with one picture', async () => {
    choice = 'server';
    serve = () => new RemoveError('internal_error');
    queue.add(['p0'], null, undefined);
    await after(60_000);
    expect(begun).toHaveLength(3);
    expect(works.get('p0')).toEqual({ phase: 'failed', code: 'internal_error' });
  });

  it('is waited for without a network', async () => {
    [isOnline, atHand] = [false, false];
    queue.add(ids(2), null, undefined);
    await after(60_000);
    expect(begun).toEqual([]);
    expect(holds).toEqual([{ kind: 'offline' }]);
    isOnline = true;
    await after(5_000);
    expect(phases()).toEqual(['done', 'done']);
  });
});

describe('a bot check that is not passed', () => {
  beforeEach(() => {
    serve = () => new RemoveError('bot_check_failed');
    atServiceOnce = 1;
  });

  it('is asked once for all; the rest is cut out here', async () => {
    queue.add(ids(5), null, undefined);
    await after(30_000);
    expect(begun.filter(([, place]) => place === 'server')).toHaveLength(1);
    expect(places()).toEqual(Array(5).fill('browser'));
  });

  it('fails all where this device may not help, and is asked again by the visitor’s wish', async () => {
    atHand = false;
    queue.add(ids(5), null, undefined);
    await after(1_000);
    expect(begun).toHaveLength(1);
    expect([...works.values()]).toEqual(Array(5).fill({ phase: 'failed', code: 'bot_check_failed' }));
    serve = () => SERVICE_MS;
    queue.retry(ids(5));
    await after(5_000);
    expect(phases()).toEqual(Array(5).fill('done'));
  });
});

describe('pictures that the service does not take as they are', () => {
  beforeEach(() => {
    large = new Set(['p1']);
    atHand = false;
  });

  it('wait for the visitor, and stop no other', async () => {
    queue.add(ids(3), null, undefined);
    await after(5_000);
    expect(phases()).toEqual(['done', 'done']);
    expect(begun.map(([id]) => id)).toEqual(['p0', 'p2']);
  });

  it.each([
    ['device', 'browser'],
    ['shrink', 'server'],
  ] as const)('go where the visitor says: %s', async (way, place) => {
    queue.add(ids(3), null, undefined);
    await after(5_000);
    queue.chooseForLarge(way);
    await after(5_000);
    expect(begun.at(-1)).toEqual(['p1', place]);
    expect(phases()).toEqual(Array(3).fill('done'));
  });

  it('ask nobody where all is cut out here', async () => {
    choice = 'browser';
    queue.add(ids(2), null, undefined);
    await after(5_000);
    expect(phases()).toEqual(['done', 'done']);
  });
});

describe('a browser without room for another result', () => {
  it('has that said of all that is left, sends nothing more, and goes on when the visitor has made room', async () => {
    serve = (id) => (id === 'p1' ? new RemoveError('no_room_here') : SERVICE_MS);
    queue.add(ids(9), null, undefined);
    await after(5_000);
    expect(begun.length).toBeLessThan(9);
    expect(works.get('p8')).toEqual({ phase: 'failed', code: 'no_room_here' });
    expect(phases()).not.toContain('waiting');
    serve = () => SERVICE_MS;
    queue.retry(ids(9).filter((id) => works.get(id)?.phase === 'failed'));
    await after(5_000);
    expect(phases()).toEqual(Array(9).fill('done'));
  });
});

describe('this device only', () => {
  beforeEach(() => {
    choice = 'browser';
  });

  it('gets all, one at a time, and the service none', async () => {
    queue.add(ids(3), null, undefined);
    await after(1_500);
    expect(begun).toEqual([
      ['p0', 'browser'],
      ['p1', 'browser'],
    ]);
    await after(5_000);
    expect(places()).toEqual(Array(3).fill('browser'));
  });

  it('gets no more after two errors of its own, and says which', async () => {
    cutHere = () => new RemoveError('device_failed');
    queue.add(ids(5), null, undefined);
    await after(5_000);
    expect(begun).toHaveLength(2);
    expect(phases()).toEqual(Array(5).fill('failed'));
    expect(works.get('p0')).toMatchObject({ code: 'device_failed' });
  });

  it.each(['picture_unreadable', 'picture_truncated'] as const)(
    'goes on after pictures: %s',
    async (code) => {
      cutHere = (id) => (id === 'p3' ? 1_000 : new RemoveError(code));
      queue.add(ids(4), null, undefined);
      await after(5_000);
      expect(phases()).toEqual(['failed', 'failed', 'failed', 'done']);
    },
  );
});
