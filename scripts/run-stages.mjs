/**
 * Runs stages beside each other. A stage begins when those that it comes after have passed and enough cores are left.
 *
 * @param stages in the order in which they are begun where several could be; `after` names earlier ones
 * @param cores how many there are to give
 * @param perform runs one stage and says whether it passed
 * @returns what became of each stage, in the order of the list: `passed` or `failed`. It is `left out` where a stage
 *   that it comes after did not pass
 * @throws {Error} where a stage needs more cores than there are, or one that is not in the list
 */
export async function runStages(stages, cores, perform) {
  const outcomes = new Map();
  const running = new Map();
  let waiting = [...stages];
  const free = () => [...running.keys()].reduce((left, stage) => left - stage.cores, cores);

  const begin = (stage) => {
    const end = async () => {
      outcomes.set(stage, (await perform(stage)) ? 'passed' : 'failed');
      running.delete(stage);
    };
    running.set(stage, end());
  };

  while (outcomes.size < stages.length) {
    for (const stage of waiting) {
      const before = (stage.after ?? []).map((name) =>
        outcomes.get(stages.find((other) => other.name === name)),
      );
      if (before.includes('failed') || before.includes('left out')) outcomes.set(stage, 'left out');
      else if (before.every((outcome) => outcome === 'passed') && stage.cores <= free()) begin(stage);
    }
    waiting = waiting.filter((stage) => !outcomes.has(stage) && !running.has(stage));
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.length > 0)
      throw new Error(`cannot begin: ${waiting.map(({ name }) => name).join(', ')}`);
  }
  return stages.map((stage) => outcomes.get(stage));
}
