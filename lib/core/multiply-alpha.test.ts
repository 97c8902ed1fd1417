import { expect, it } from 'vitest';
import { multiplyAlpha } from './multiply-alpha';

it('is the product in 255ths, rounded to the nearest, for all 65,536 pairs', () => {
  for (let a = 0; a <= 255; a++) {
    for (let b = 0; b <= 255; b++) {
      if (multiplyAlpha(a, b) !== Math.round((a * b) / 255)) expect.fail(`${a} × ${b}`);
    }
  }
});
