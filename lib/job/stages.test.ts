import { expect, it } from 'vitest';
import { StageClock } from './stages';

function clockAt(times: readonly number[]) {
  const left = [...times];
  return new StageClock<string>(() => left.shift() ?? Number.NaN);
}

it('takes the time from one step to the next, and to the end', () => {
  const clock = clockAt([0, 30, 30, 130, 130, 150]);
  clock.begin('decode');
  clock.begin('infer');
  clock.begin('encode');
  expect(clock.stop()).toEqual({ decode: 30, infer: 100, encode: 20 });
});

it('takes a step that is told of again for the same', () => {
  const clock = clockAt([0, 500]);
  for (let i = 0; i < 3; i += 1) clock.begin('download');
  expect(clock.stop()).toEqual({ download: 500 });
});

it('adds up a step that comes twice', () => {
  const clock = clockAt([0, 10, 10, 20, 20, 50]);
  clock.begin('decode');
  clock.begin('infer');
  clock.begin('decode');
  expect(clock.stop()).toEqual({ decode: 40, infer: 10 });
});

it('knows nothing where nothing was told', () => {
  expect(clockAt([]).stop()).toEqual({});
});
