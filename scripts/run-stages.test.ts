import { describe, expect, it } from 'vitest';
import { runStages, type Stage } from './run-stages.mjs';

/** Stages that end when the test says so. */
function played() {
  const begun = new Map<string, (passed: boolean) => void>();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    perform: ({ name }: Stage) => new Promise<boolean>((resolve) => void begun.set(name, resolve)),
    /** Names of those that run. */
    running: () => [...begun.keys()],
    end: async (name: string, passed = true) => {
      begun.get(name)?.(passed);
      begun.delete(name);
      await settled();
    },
  };
}

describe('runStages', () => {
  it('begins in order what there are cores for, and the next when one ends', async () => {
    const { perform, running, end } = played();
    const stages = [
      { name: 'a', cores: 1 },
      { name: 'both', cores: 2 },
      { name: 'b', cores: 1 },
      { name: 'c', cores: 1 },
    ];
    const outcomes = runStages(stages, 2, perform);
    expect(running()).toEqual(['a', 'b']);
    await end('a');
    expect(running()).toEqual(['b', 'c']);
    await end('b');
    await end('c');
    expect(running()).toEqual(['both']);
    await end('both');
    expect(await outcomes).toEqual(['passed', 'passed', 'passed', 'passed']);
  });

  it('runs what only waits beside anything', async () => {
    const { perform, running, end } = played();
    const outcomes = runStages(
      [
        { name: 'both', cores: 2 },
        { name: 'waits', cores: 0 },
      ],
      2,
      perform,
    );
    expect(running()).toEqual(['both', 'waits']);
    await end('waits');
    await end('both');
    await outcomes;
  });

  it('leaves out what comes after one that failed, and runs the rest', async () => {
    const { perform, running, end } = played();
    const stages = [
      { name: 'build', cores: 1 },
      { name: 'serve', cores: 1, after: ['build'] },
      { name: 'visit', cores: 1, after: ['serve'] },
      { name: 'lint', cores: 1 },
    ];
    const outcomes = runStages(stages, 1, perform);
    expect(running()).toEqual(['build']);
    await end('build', false);
    expect(running()).toEqual(['lint']);
    await end('lint');
    expect(await outcomes).toEqual(['failed', 'left out', 'left out', 'passed']);
  });

  it.each<[string, Stage]>([
    ['more cores than there are', { name: 'wide', cores: 3 }],
    ['a stage that there is not', { name: 'lost', cores: 1, after: ['nothing'] }],
  ])('says so where a stage needs %s', async (_, stage) => {
    await expect(runStages([stage], 2, () => Promise.resolve(true))).rejects.toThrow(stage.name);
  });
});
