import { describe, expect, it } from 'vitest';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { PLAIN_FINISH, type Finish } from './finish';
import { serviceBarrier, serviceOptions } from './service-file';

const percent = (value: number) => ({ value, unit: '%' }) as const;
const rgb = (red: number, green: number, blue: number) => ({ red, green, blue, alpha: 255 });
const withLook = (rendering: Partial<Finish['rendering']>): Finish => ({
  ...PLAIN_FINISH,
  format: 'avif',
  rendering: { ...PLAIN_FINISH.rendering, ...rendering },
});

/** What the service understands. */
const understood = (finish: Finish) =>
  readRemoveRequest(
    (name) => serviceOptions(finish, 'graphic')[name],
    false,
    () => ['png'],
  );

describe('a finish for the service', () => {
  it.each<[string, Partial<Finish['rendering']>]>([
    ['nothing', {}],
    ['a colour', { background: { kind: 'color', color: rgb(255, 90, 43) } }],
    [
      'a gradient',
      {
        background: {
          kind: 'gradient',
          angleDegrees: 135,
          stops: [
            { color: rgb(1, 2, 3), offset: 0 },
            { color: rgb(250, 240, 230), offset: 1 },
          ],
        },
      },
    ],
    ['a blur', { background: { kind: 'blur', radius: percent(2.5) } }],
    ['a shadow', { shadow: { kind: 'contact', opacity: 0.15 } }],
    ['an outline', { outline: { width: percent(0.75), color: rgb(9, 8, 7) } }],
    [
      'a crop',
      { crop: { margin: { top: percent(5), right: percent(6), bottom: percent(7), left: percent(8) } } },
    ],
    [
      'a canvas and a place',
      { canvas: { width: 1200, height: 1600 }, scale: 0.85, position: { x: 0.5, y: 1 } },
    ],
  ])('with %s is understood as it was meant', (_, look) => {
    const finish = { ...withLook(look), quality: 73, longestSide: 900 };
    const request = understood(finish);
    expect(request.encoding).toEqual({ format: 'avif', quality: 73, lossless: false });
    expect(request.subject).toBe('graphic');
    const { bound, ...rendering } = request.rendering;
    for (const [name, value] of Object.entries(finish.rendering)) {
      const read = rendering[name as keyof typeof rendering];
      if (typeof value === 'number') expect(read).toBeCloseTo(value, 5);
      else expect(read).toEqual(value);
    }
    expect(bound).toEqual({ kind: 'box', box: { width: 900, height: 900 } });
  });

  it('is not sent where the service has no words for it', () => {
    expect(serviceBarrier(withLook({}))).toBeUndefined();
    expect(serviceBarrier(withLook({ turn: 90 }))).toBe('turn');
    expect(serviceBarrier(withLook({ background: { kind: 'picture' } }))).toBe('picture');
    const preset = { name: 'amazon-main', way: 'check', chin: undefined, maxBytes: undefined } as const;
    expect(serviceBarrier({ ...withLook({}), preset })).toBe('preset');
  });
});
