import { describe, expect, it } from 'vitest';
import { coverLayout, placedLayout } from './cover';

const PICTURE = { width: 400, height: 100 };
const OUTPUT = { width: 100, height: 100 };
const CENTRE = { x: 0.5, y: 0.5 };

describe('a background picture', () => {
  it('that covers hangs over on both sides alike', () => {
    expect(coverLayout(PICTURE, OUTPUT).source).toEqual({ left: 150, top: 0, width: 100, height: 100 });
  });

  it.each([
    ['covers', { fit: 'cover', zoom: 1, position: CENTRE }, { left: -150, top: 0, width: 400, height: 100 }],
    [
      'is seen whole',
      { fit: 'contain', zoom: 1, position: CENTRE },
      { left: 0, top: 38, width: 100, height: 25 },
    ],
    [
      'is moved to a corner and enlarged',
      { fit: 'contain', zoom: 2, position: { x: 1, y: 0 } },
      { left: -100, top: 0, width: 200, height: 50 },
    ],
  ] as const)('%s', (_, placing, target) => {
    expect(placedLayout(PICTURE, OUTPUT, placing)).toMatchObject({
      ...OUTPUT,
      source: { left: 0, top: 0, ...PICTURE },
      target,
    });
  });
});
