import { describe, expect, it } from 'vitest';
import { plainRequest } from '@/lib/contracts/remove';
import type { Length } from '@/lib/core/rendering';
import type { LocalRequest } from './messages';
import { scaledRequest } from './scaled-request';

const px = (value: number): Length => ({ value, unit: 'px' });
const percent = (value: number): Length => ({ value, unit: '%' });
const plain = plainRequest('png') as LocalRequest;

const request: LocalRequest = {
  ...plain,
  region: { top: px(10), right: percent(90), bottom: px(400), left: percent(5) },
  rendering: {
    ...plain.rendering,
    crop: { margin: { top: px(8), right: percent(8), bottom: px(8), left: px(8) } },
    background: { kind: 'blur', radius: px(24) },
    outline: { width: px(6), color: { red: 0, green: 0, blue: 0, alpha: 255 } },
    canvas: { width: 500, height: 500 },
  },
};

describe('scaledRequest', () => {
  it('shrinks what is measured on the picture, and no share of it', () => {
    const { region, rendering } = scaledRequest(request, 0.5);
    expect(region).toEqual({ top: px(5), right: percent(90), bottom: px(200), left: percent(5) });
    expect(rendering.crop).toEqual({ margin: { top: px(4), right: percent(8), bottom: px(4), left: px(4) } });
    expect(rendering.background).toEqual({ kind: 'blur', radius: px(12) });
  });

  it('leaves alone what is measured on the output', () => {
    const { rendering } = scaledRequest(request, 0.5);
    expect([rendering.outline, rendering.canvas]).toEqual([
      request.rendering.outline,
      request.rendering.canvas,
    ]);
  });

  it('is the request itself for a picture at its own size', () => {
    expect(scaledRequest(request, 1)).toBe(request);
  });
});
