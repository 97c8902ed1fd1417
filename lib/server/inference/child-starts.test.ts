import { expect, it } from 'vitest';
import { ChildStarts } from './child-starts';

it('replaces a child at once, and one that was never warm later and later, up to ten seconds', () => {
  const starts = new ChildStarts();
  const delays = [false, ...Array.from({ length: 8 }, () => true)].map(
    (wasStarting) => starts.childEnded(wasStarting).delayMs,
  );
  expect(delays).toEqual([0, 250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  starts.childIsWarm(false);
  expect(starts.childEnded(true).delayMs).toBe(250);
});

it('says why a child could not start, and only of one that was never warm', () => {
  const starts = new ChildStarts();
  expect(starts.childEnded(true).startError).toBeUndefined();
  starts.failed('the model is missing');
  expect(starts.childEnded(true).startError).toBe('the model is missing');
  expect(starts.childEnded(false).startError).toBeUndefined();
});

it('is through when all first children are warm', async () => {
  const starts = new ChildStarts();
  starts.childIsWarm(false);
  expect(starts.wereWarm).toBe(false);
  starts.childIsWarm(true);
  expect(starts.wereWarm).toBe(true);
  await expect(starts.allWarm).resolves.toBeUndefined();
});

it.each([
  [undefined, 'an inference child ended while starting: SIGKILL'],
  ['the model is missing', 'the model is missing'],
])('fails in one line where a first child ended after saying %j', async (said, message) => {
  const starts = new ChildStarts();
  if (said !== undefined) starts.failed(said);
  starts.firstChildEnded('SIGKILL');
  await expect(starts.allWarm).rejects.toThrow(new Error(message));
});
