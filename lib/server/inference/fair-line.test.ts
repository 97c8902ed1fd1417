import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairLine } from './fair-line';

const job = (client: string, expectedMs = 100, isLong = false) => ({ client, expectedMs, isLong });
type TestJob = ReturnType<typeof job>;

/** Fills a line, then takes and settles one job after another; whose they were, in order. */
function drain(line: FairLine<TestJob>, jobs: TestJob[], tookMs: (job: TestJob) => number): string[] {
  for (const each of jobs) line.add(each);
  const order: string[] = [];
  for (let next = line.take(true); next; next = line.take(true)) {
    order.push(next.client);
    line.settle(next, tookMs(next));
  }
  return order;
}

const many = (client: string, count: number) => Array.from({ length: count }, () => job(client));

describe('FairLine', () => {
  it('R4: lets clients take turns, whoever came first with however many', () => {
    const order = drain(new FairLine(1), [...many('a', 4), ...many('b', 2), job('c')], () => 100);
    expect(order.join('')).toBe('abcabaa');
  });

  it('R4: whoever has most in a full line makes way, with the newest, for who has two less', () => {
    const line = new FairLine<TestJob>(1);
    const [one, two, three] = [many('a', 4), many('b', 2), many('c', 1)];
    for (const each of [...one, ...two, ...three]) line.add(each);
    expect(line.givesWay('d')).toBe(one[3]);
    expect(line.givesWay('b')).toBe(one[3]);
    expect(line.givesWay('a')).toBeUndefined();
    for (const each of one.slice(2)) line.remove(each);
    expect(line.givesWay('c')).toBeUndefined();
    expect(line.givesWay('d')).toBe(one[1]);
    line.remove(one[1]!);
    line.remove(two[1]!);
    expect(line.givesWay('d')).toBeUndefined();
  });

  it('gives one client at most half of the children while another waits', () => {
    const line = new FairLine<TestJob>(4);
    const [quick, slow] = [many('a', 4), Array.from({ length: 4 }, () => job('b', 1_000))];
    for (const each of [...quick, ...slow]) line.add(each);
    const taken = Array.from({ length: 4 }, () => line.take(true)?.client);
    expect(taken.join('')).toBe('abab');
  });

  it('keeps one client’s jobs in the order of arrival', () => {
    const line = new FairLine<TestJob>(1);
    const jobs = many('a', 3);
    for (const each of jobs) line.add(each);
    const first = line.take(true)!;
    expect(first).toBe(jobs[0]);
    line.settle(first, 5);
    line.putBack(first);
    expect([line.take(true), line.take(true), line.take(true), line.take(true)]).toEqual([
      ...jobs,
      undefined,
    ]);
  });

  it('R4: settles what a job was taken to cost by what it took', () => {
    // Each of a's takes ten times what was expected: b's go meanwhile.
    const order = drain(new FairLine(1), [...many('a', 3), ...many('b', 12)], ({ client }) =>
      client === 'a' ? 1_000 : 100,
    );
    expect(order.indexOf('a', 1)).toBeGreaterThanOrEqual(10);
    expect(order).toHaveLength(15);
  });

  it('lets nobody save up turns, nor leave what it has had behind by going away for a moment', () => {
    const line = new FairLine<TestJob>(1);
    expect(drain(line, many('a', 50), () => 100)).toHaveLength(50);
    for (const each of [...many('a', 4), ...many('b', 4)]) line.add(each);
    const order: string[] = [];
    for (let next = line.take(true); next; next = line.take(true)) {
      order.push(next.client);
      line.settle(next, next.client === 'a' ? 250 : 100);
      if (order.length === 1) {
        // Gone, and back at once: it has had 250 ms all the same.
        const gone = [line.take(true), line.take(true), line.take(true)];
        for (const each of gone) {
          line.settle(each!, 0);
          line.add(each!);
        }
      }
    }
    expect(order.slice(0, 4).join('')).toBe('abbb');
  });

  it('R4: lets a newcomer go before clients that come back again and again, by one picture', () => {
    const line = new FairLine<TestJob>(1);
    const regulars = ['a', 'b', 'c', 'd'];
    for (const client of regulars) line.add(job(client, 400));
    const turn = () => {
      const taken = line.take(true)!;
      line.settle(taken, 400);
      // A regular is back at once.
      if (regulars.includes(taken.client)) line.add(job(taken.client, 400));
      return taken.client;
    };
    // In the middle of a round, where some have had as little as anybody.
    for (let turns = 0; turns < 42; turns += 1) turn();
    for (const each of [job('new', 400), job('new', 400), job('new', 400)]) line.add(each);
    const order = Array.from({ length: 12 }, turn);
    expect(order.slice(0, 2)).toEqual(['new', 'new']);
    // Then it takes turns: two had had less, two had had more.
    expect(order.indexOf('new', 2)).toBe(4);
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 2],
    [8, 4],
  ])(
    'R4: of %i children one client has %i while another waits, and all when nobody does',
    (children, most) => {
      const line = new FairLine<TestJob>(children);
      for (const each of [...many('a', children), ...many('b', children)]) line.add(each);
      const taken = Array.from({ length: children }, () => line.take(true)!.client);
      expect(taken.filter((client) => client === 'a').length).toBeGreaterThanOrEqual(most);
      expect(taken.filter((client) => client === 'a').length).toBeLessThanOrEqual(
        Math.max(most, Math.ceil(children / 2)),
      );
      const alone = new FairLine<TestJob>(children);
      for (const each of many('a', children)) alone.add(each);
      expect(Array.from({ length: children }, () => alone.take(true)?.client)).toEqual(
        Array(children).fill('a'),
      );
    },
  );

  it('passes long jobs by while these may not go, also those of the same client', () => {
    const line = new FairLine<TestJob>(2);
    const long = job('a', 5_000, true);
    const short = job('a');
    line.add(long);
    line.add(short);
    expect([line.take(false), line.take(false), line.take(true)]).toEqual([short, undefined, long]);
  });

  it('takes out a job that need not go', () => {
    const line = new FairLine<TestJob>(1);
    const [first, second] = [job('a'), job('a')];
    line.add(first);
    line.add(second);
    line.remove(first);
    line.remove(first);
    expect(line.length).toBe(1);
    expect(line.clear()).toEqual([second]);
    expect([line.length, line.take(true)]).toEqual([0, undefined]);
  });

  it('R4: gives two clients that always wait the same time of a child, whatever their jobs take', () => {
    const times = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(times, times, (ofA, ofB) => {
        const line = new FairLine<TestJob>(1);
        const left: Record<string, number[]> = { a: [...ofA], b: [...ofB] };
        const had: Record<string, number> = { a: 0, b: 0 };
        line.add(job('a'));
        line.add(job('b'));
        while (left['a']!.length > 0 && left['b']!.length > 0) {
          const taken = line.take(true)!;
          const { client } = taken;
          // Another is there before this one ends.
          line.add(job(client));
          const tookMs = left[client]!.shift()!;
          had[client]! += tookMs;
          line.settle(taken, tookMs);
          // Neither is ahead by more than one job of the longest.
          expect(Math.abs(had['a']! - had['b']!)).toBeLessThanOrEqual(3_000 + 100);
        }
      }),
    );
  });
});
