import { describe, expect, it } from 'vitest';
import { presetOf } from '@/lib/contracts/presets/presets';
import type { RgbaImage } from '@/lib/core/image';
import { renderUntouched } from '@/lib/core/render/render';
import { PLAIN_RENDERING } from '@/lib/core/rendering';
import { chinRows, framedRendering, portraitCrop } from './preset-placing';

const AUSTRALIA = presetOf('australia-passport');
const SUBJECT = { left: 150, top: 100, width: 100, height: 300 };

/** Opaque in the subject's box, and nothing elsewhere. */
function cutOut(): RgbaImage {
  const [width, height] = [400, 400];
  const data = new Uint8Array(width * height * 4);
  const { left, top } = SUBJECT;
  for (let y = top; y < top + SUBJECT.height; y++)
    data.fill(255, (y * width + left) * 4, (y * width + left + SUBJECT.width) * 4);
  return { width, height, data };
}

describe('a portrait’s frame', () => {
  it('gives a head the height that the office asks for, from the chin that was pointed out', () => {
    const crop = portraitCrop(AUSTRALIA, cutOut(), SUBJECT, 240);
    const { rendering, framed } = framedRendering(AUSTRALIA, PLAIN_RENDERING, crop);
    expect(framed).toBe(true);
    const { output } = renderUntouched(cutOut(), rendering);
    expect(output.width / output.height).toBeCloseTo(35 / 45, 1);
    // 32 to 36 mm of 45.
    expect(140 / output.height).toBeGreaterThan(32 / 45);
    expect(140 / output.height).toBeLessThan(36 / 45);
  });

  it('is filled by the picture to its corners, however small that is', () => {
    const { width, height } = { width: 480, height: 320 };
    const picture = { width, height, data: new Uint8Array(width * height * 4).fill(255) };
    const subject = { left: 96, top: 48, width: 192, height: 192 };
    const crop = portraitCrop(AUSTRALIA, picture, subject, 155);
    const canvas = { width: 827, height: 1063 };
    const { output } = renderUntouched(picture, { ...PLAIN_RENDERING, canvas, crop });
    expect(output).toMatchObject(canvas);
    expect(output.data.every((byte) => byte === 255)).toBe(true);
  });

  it('begins with a guess of the chin', () => {
    const guess = SUBJECT.top + 0.55 * SUBJECT.height;
    expect(portraitCrop(AUSTRALIA, cutOut(), SUBJECT, undefined)).toEqual(
      portraitCrop(AUSTRALIA, cutOut(), SUBJECT, guess),
    );
  });

  it('is none without a subject, or without room around the head', () => {
    expect(portraitCrop(AUSTRALIA, cutOut(), undefined, 240)).toBeUndefined();
    const whole = { left: 0, top: 0, width: 400, height: 400 };
    const crop = portraitCrop(AUSTRALIA, cutOut(), whole, 400);
    expect(framedRendering(AUSTRALIA, PLAIN_RENDERING, crop)).toMatchObject({ framed: false });
  });

  it('leaves the visitor’s own crop as it is, and a shop’s look', () => {
    const px = { value: 9, unit: 'px' } as const;
    const own = { ...PLAIN_RENDERING, crop: { margin: { top: px, right: px, bottom: px, left: px } } };
    const crop = portraitCrop(AUSTRALIA, cutOut(), SUBJECT, 240);
    expect(framedRendering(AUSTRALIA, own, crop)).toEqual({ rendering: own, framed: true });
    const amazon = presetOf('amazon-main');
    expect(framedRendering(amazon, PLAIN_RENDERING, undefined)).toEqual({
      rendering: PLAIN_RENDERING,
      framed: true,
    });
  });
});

describe('rows of a chin', () => {
  it('are those of the file, however small the picture is that was looked at', () => {
    expect(chinRows(SUBJECT, 400, 0.5)).toEqual({ least: 201, most: 800, guess: 530, height: 800 });
  });

  it('are none without a subject', () => {
    expect(chinRows(undefined, 400, 1)).toBeUndefined();
  });
});
