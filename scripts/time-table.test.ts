import { expect, it } from 'vitest';
import { timeTable } from './time-table.mjs';

it('lines up names and seconds, and leaves out what is not known', () => {
  const times = [
    { name: 'installation', beganMs: 0, tookMs: 1_234 },
    { name: 'build', beganMs: 1_234, tookMs: 100_000, cpuMs: 150_060 },
  ];
  expect(timeTable(times, 101_234).split('\n')).toEqual([
    'seconds         begun     took   of CPU',
    'installation      0.0      1.2',
    'build             1.2    100.0    150.1',
    'all                      101.2',
  ]);
});
