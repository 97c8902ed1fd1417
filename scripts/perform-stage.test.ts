import { describe, expect, it } from 'vitest';
import { performStage } from './perform-stage.mjs';

const node = (code: string) => performStage({ command: process.execPath, args: ['--eval', code] });

describe('performStage', () => {
  it('keeps all that a stage prints, and says whether it passed', async () => {
    expect(await node("console.log('one'); console.error('two')")).toMatchObject({
      passed: true,
      output: 'one\ntwo',
    });
    expect(await node("console.log('why'); process.exitCode = 3")).toMatchObject({
      passed: false,
      output: 'why',
    });
  });

  it('takes one that was killed for failed', async () => {
    expect(await node("process.kill(process.pid, 'SIGKILL')")).toMatchObject({ passed: false, output: '' });
  });

  it.skipIf(process.platform !== 'linux')(
    'counts the processor time of each, its children’s too',
    async () => {
      const busy =
        'const end = performance.now() + 20_000; while (process.cpuUsage().user < 300_000 && performance.now() < end);';
      const { cpuMs: own = 0 } = await node(busy);
      expect(own).toBeGreaterThanOrEqual(290);
      const nested = `require('node:child_process').spawnSync(process.execPath, ['--eval', ${JSON.stringify(busy)}])`;
      const { cpuMs: inherited = 0 } = await node(nested);
      expect(inherited).toBeGreaterThanOrEqual(290);
      const { cpuMs: idle = 0 } = await node('setTimeout(() => undefined, 300)');
      expect(idle).toBeLessThan(own);
    },
  );
});
