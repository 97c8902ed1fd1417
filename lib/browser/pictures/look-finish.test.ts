import { expect, it } from 'vitest';
import { LOOK_NAMES } from '@/lib/contracts/look-fragment';
import { PRESET_NAMES } from '@/lib/contracts/presets/presets';
import { USE_CASES } from '@/lib/pages/page-table';
import { isPlainFinish, PLAIN_FINISH } from './finish';
import { beginningOf } from './look-finish';
import { withPreset } from './preset-finish';

it.each(PRESET_NAMES)('%s begins with the preset, as if it had been chosen', (name) => {
  expect(beginningOf(name)).toEqual({ finish: withPreset(PLAIN_FINISH, name), pictureType: undefined });
});

it('white is pure white, and nothing else', () => {
  const { rendering } = PLAIN_FINISH;
  expect(beginningOf('white')?.finish).toEqual({
    ...PLAIN_FINISH,
    rendering: {
      ...rendering,
      background: { kind: 'color', color: { red: 255, green: 255, blue: 255, alpha: 255 } },
    },
  });
});

it('every look makes something, or says what the picture is', () => {
  for (const name of LOOK_NAMES) {
    const beginning = beginningOf(name);
    expect(beginning && (!isPlainFinish(beginning.finish) || beginning.pictureType === 'graphic'), name).toBe(
      true,
    );
  }
});

it.each(['', 'nothing', 'toString', '__proto__', 'White'])('%j is neither look nor preset', (word) => {
  expect(beginningOf(word)).toBeUndefined();
});

it('what pages ask for is known', () => {
  for (const [key, { as }] of Object.entries(USE_CASES)) {
    if (as !== undefined) expect(beginningOf(as), key).toBeDefined();
  }
});
