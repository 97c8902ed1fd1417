import { describe, expect, it } from 'vitest';
import { DownloadMeter, type DownloadProgress } from './download-meter';
import type { EngineFile } from './engine-file';

const file = (bytes: number, transferBytes = bytes): EngineFile => ({
  url: '/file',
  bytes,
  sha256: '',
  transferBytes,
  foreign: false,
});

function meterOf(...files: EngineFile[]) {
  let nowMs = 1_000;
  const told: DownloadProgress[] = [];
  const meter = new DownloadMeter(
    files,
    (progress) => told.push(progress),
    () => nowMs,
  );
  return { meter, told, pass: (ms: number) => (nowMs += ms) };
}

describe('F-05: DownloadMeter', () => {
  it('estimates the time left from the pace of the last seconds', () => {
    const one = file(1_000_000);
    const { meter, told, pass } = meterOf(one);
    for (let second = 0; second <= 9; second += 1) {
      // 50 kB/s at first, then 100 kB/s.
      meter.set(one, second <= 3 ? second * 50_000 : 150_000 + (second - 3) * 100_000, true);
      pass(1_000);
    }
    expect(told.map(({ secondsLeft }) => secondsLeft).slice(0, 4)).toEqual([undefined, 19, 18, 17]);
    expect(told.at(-1)).toEqual({ receivedBytes: 750_000, totalBytes: 1_000_000, secondsLeft: 3 });
  });

  it('counts a packed file by what it takes on the line', () => {
    const [plain, packed] = [file(1_000), file(10_000, 2_000)];
    const { meter, told, pass } = meterOf(plain, packed);
    meter.set(packed, 5_000, true);
    pass(100);
    meter.set(plain, 500, true);
    expect(told.map(({ receivedBytes, totalBytes }) => [receivedBytes, totalBytes])).toEqual([
      [1_000, 3_000],
      [1_500, 3_000],
    ]);
  });

  it('counts what was kept, and takes it for no pace', () => {
    const one = file(1_000_000);
    const { meter, told, pass } = meterOf(one);
    meter.set(one, 800_000, false);
    expect(told).toEqual([]);
    pass(2_000);
    meter.set(one, 810_000, true);
    pass(1_000);
    meter.set(one, 820_000, true);
    expect(told.map(({ receivedBytes, secondsLeft }) => [receivedBytes, secondsLeft])).toEqual([
      [810_000, undefined],
      [820_000, 18],
    ]);
  });

  it('starts over with a file that starts over', () => {
    const one = file(1_000_000);
    const { meter, told, pass } = meterOf(one);
    for (const bytes of [0, 500_000, 0, 10_000]) {
      meter.set(one, bytes, true);
      pass(2_000);
    }
    expect(told.map(({ secondsLeft }) => secondsLeft)).toEqual([undefined, 2, undefined, 198]);
  });

  it('speaks ten times a second at most, but always of the end', () => {
    const one = file(1_000);
    const { meter, told, pass } = meterOf(one);
    for (let bytes = 1; bytes <= 1_000; bytes += 1) {
      meter.set(one, bytes, true);
      pass(1);
    }
    expect(told.length).toBeLessThanOrEqual(11);
    expect(told.at(-1)).toMatchObject({ receivedBytes: 1_000, secondsLeft: 0 });
  });
});
