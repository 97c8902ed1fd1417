import { describe, expect, it } from 'vitest';
import { plainRequest, type RemoveRequest } from '@/lib/contracts/remove';
import { PLAIN_RENDERING, type Rendering } from '@/lib/core/rendering';
import { planJob } from './plan-job';

const photo = { width: 4_000, height: 3_000 };
const px = (value: number) => ({ value, unit: 'px' as const });
const margin = { top: px(0), right: px(0), bottom: px(0), left: px(0) };
const megapixels = (count: number) => ({ kind: 'pixels', maxPixels: count * 1e6 }) as const;

function plan(rendering: Partial<Rendering>, asked: Partial<RemoveRequest> = {}) {
  const request = { ...plainRequest('png'), ...asked, rendering: { ...PLAIN_RENDERING, ...rendering } };
  return planJob(request, photo, () => new Error('empty'));
}

describe('planJob', () => {
  it('leaves out a bound that changes nothing', () => {
    expect(plan({ bound: megapixels(25) }).rendering).toEqual(PLAIN_RENDERING);
    expect(plan({ bound: megapixels(12) }).rendering).toEqual(PLAIN_RENDERING);
  });

  it('keeps a bound that counts, or may count once the subject is known', () => {
    const bound = megapixels(1.5);
    const { rendering, planned, reduced } = plan({ bound });
    expect(rendering.bound).toEqual(bound);
    expect(planned).toMatchObject({ width: 1_414, height: 1_060, unbound: photo });
    expect(reduced).toEqual({ width: 1_414, height: 1_060 });
    expect(plan({ bound: megapixels(25), crop: { margin } }).rendering.bound).toEqual(megapixels(25));
  });

  it('refuses a region without a pixel', () => {
    const region = { left: px(10), top: px(0), right: px(10), bottom: px(5) };
    expect(() => plan({}, { region })).toThrow('empty');
  });
});
