import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServiceBreaker } from './service-breaker';

let breaker: ServiceBreaker;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  breaker = new ServiceBreaker();
});
afterEach(() => {
  vi.useRealTimers();
});

function fail(times: number) {
  for (let i = 0; i < times; i++) breaker.failed();
}
const after = (ms: number) => vi.advanceTimersByTime(ms);

describe('the breaker', () => {
  it('lets pictures through until two failed in a row', () => {
    fail(1);
    expect(breaker.verdict()).toBe('send');
    fail(1);
    expect(breaker.verdict()).toBe('spare');
  });

  it('says how long it will be, and asking changes nothing', () => {
    expect(breaker.waitMs).toBe(0);
    breaker.failed(12);
    after(2_000);
    expect(breaker.waitMs).toBe(10_000);
    after(10_000);
    expect([breaker.waitMs, breaker.waitMs]).toEqual([0, 0]);
    expect(breaker.verdict()).toBe('probe');
    expect(breaker.waitMs).toBeGreaterThan(0);
    breaker.succeeded();
    expect(breaker.waitMs).toBe(0);
  });

  it('forgets a failure at the next success', () => {
    fail(1);
    breaker.succeeded();
    fail(1);
    expect(breaker.verdict()).toBe('send');
  });

  it('asks for one probe after 30 s, and spares the service while that goes on', () => {
    fail(2);
    after(29_999);
    expect(breaker.verdict()).toBe('spare');
    after(1);
    expect(breaker.verdict()).toBe('probe');
    expect(breaker.verdict()).toBe('spare');
  });

  it('lets pictures through after a good probe, and closes again at the first failure', () => {
    fail(2);
    after(30_000);
    breaker.verdict();
    breaker.probeSucceeded();
    expect(breaker.verdict()).toBe('send');
    fail(1);
    expect(breaker.verdict()).toBe('spare');
  });

  it('waits twice as long after each probe in vain, up to five minutes, and starts anew after a success', () => {
    fail(2);
    const waits = [30, 60, 120, 240, 300, 300];
    for (const seconds of waits) {
      after(seconds * 1000 - 1);
      expect(breaker.verdict(), `${seconds} s`).toBe('spare');
      after(1);
      expect(breaker.verdict(), `${seconds} s`).toBe('probe');
      breaker.probeFailed();
    }
    breaker.succeeded();
    fail(2);
    after(30_000);
    expect(breaker.verdict()).toBe('probe');
  });

  it('hands the probe on when its visitor left', () => {
    fail(2);
    after(30_000);
    breaker.verdict();
    breaker.probeCancelled();
    expect(breaker.verdict()).toBe('probe');
  });

  it('keeps to the time that the service asks for, at the first failure already, but not for hours', () => {
    breaker.failed(12);
    after(11_999);
    expect(breaker.verdict()).toBe('spare');
    after(1);
    expect(breaker.verdict()).toBe('probe');
    breaker.succeeded();
    breaker.failed(86_400);
    after(300_000);
    expect(breaker.verdict()).toBe('probe');
  });
});
