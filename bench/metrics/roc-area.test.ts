import { describe, expect, it } from 'vitest';
import { rocArea } from './roc-area';

describe('rocArea', () => {
  it.each([
    ['all told apart', [0.1, 0.2, 0.8, 0.9], [false, false, true, true], 1],
    ['all the wrong way round', [0.9, 0.8, 0.2, 0.1], [false, false, true, true], 0],
    ['one of four pairs wrong', [0.1, 0.6, 0.5, 0.9], [false, false, true, true], 0.75],
    ['equal scores', [0.5, 0.5, 0.5], [false, true, true], 0.5],
  ])('%s', (_, scores, good, area) => {
    expect(rocArea(scores, good)).toBe(area);
  });

  it('is no number where there is nothing to tell apart', () => {
    expect(rocArea([0.1, 0.2], [true, true])).toBeNaN();
  });
});
