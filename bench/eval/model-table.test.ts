import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { modelTable, rowOrFault, type ModelRow } from './model-table';

const GOOD: ModelRow = {
  name: DEFAULT_MODEL,
  mae: 0.136,
  maxF: 0.642,
  meanIoU: 0.481,
  structure: 0.697,
  ghosts: 0.08,
  certainty: 0.914,
  milliseconds: { 1: 123.4, 2: NaN },
  megabytes: 210.2,
};

describe('the table of models', () => {
  it('keeps the rows of the others when one cannot be measured', async () => {
    const lastWords = 'the server ended with 1:\nclearcut cannot start: model u2net: expected sha256 …\n';
    const rows = [
      await rowOrFault('u2net', () => Promise.reject(new Error(lastWords))),
      await rowOrFault(DEFAULT_MODEL, (name) => Promise.resolve({ ...GOOD, name })),
    ];
    expect(modelTable(rows).split('\n').slice(2)).toEqual([
      'model       MAE     max F   mean IoU  S-measure  certainty  1 thread   2 threads  memory',
      'u2net       the server ended with 1: clearcut cannot start: model u2net: expected sha256 …',
      `${DEFAULT_MODEL}  0.1360  0.6420  0.4810    0.6970     0.91       123 ms     –          210 MB`,
    ]);
  });
});
