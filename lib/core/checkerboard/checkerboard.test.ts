import { describe, expect, it } from 'vitest';
import { alphaError, asJpeg, draw, layOn, scaledTo, squares, type Drawing } from '@/tests/fixtures/graphics';
import { paint } from '@/tests/fixtures/core-pictures';
import type { RgbaImage } from '../image';
import { useUp, type Way } from '../solve/solution';
import { solveNetless } from '../solve/solve-netless';
import { findCheckerboard } from './checkerboard';

const SIZE = { width: 600, height: 400 };

/** A head with hair around it. */
const STRANDS = Array.from({ length: 90 }, (_, k) => {
  const angle = (k * Math.PI) / 45;
  const reach = 90 + ((k * 37) % 60);
  const [x, y] = [300 + reach * Math.cos(angle), 200 + reach * Math.sin(angle)];
  return `<path d="M300 200 Q${x + 20} ${y - 10} ${x} ${y}" stroke="#2a1c18" stroke-width="5" fill="none"/>`;
});
const HEAD = `<circle cx="300" cy="200" r="70" fill="#2a1c18"/>${STRANDS.join('')}`;

function unmixed(image: RgbaImage): Way {
  const cutOut = solveNetless(image, 'never', {});
  if (cutOut) useUp(cutOut);
  return cutOut?.way ?? 'net';
}

/** A drawing on squares, both scaled, and its true alpha at that size. */
async function scaledJpeg(
  body: string,
  scale: number,
  side: number,
  greys: readonly [number, number],
  quality: number,
) {
  const size = { width: Math.round(SIZE.width * scale), height: Math.round(SIZE.height * scale) };
  const drawing: Drawing = await draw(size, `<g transform="scale(${scale})">${body}</g>`);
  const whole = layOn(await draw(SIZE, body), squares(side, ...greys));
  return { drawing, image: await asJpeg(await scaledTo(whole, size), quality) };
}

describe('a baked checkerboard', () => {
  it('is recognised where the subject leaves a strip of it', async () => {
    const drawing = await draw(SIZE, '<rect width="470" height="400" fill="#2c6aa8"/>');
    const image = await asJpeg(layOn(drawing, squares(12, 255, 204)), 88);
    expect(unmixed(image)).toBe('checkerboard');
    expect(alphaError(image, drawing)).toBeLessThan(0.01);
  });

  it('is not seen in stripes beside a subject', () => {
    const striped = paint(SIZE, (x, y) => {
      if (x < 400) return [40, 90, 160, 255];
      const grey = Math.floor((x + y) / 12) % 2 === 0 ? 255 : 204;
      return [grey, grey, grey, 255];
    });
    expect(findCheckerboard(striped)).toBeUndefined();
  });

  it('goes where scaling left squares that are nearly one grey', async () => {
    const circle = '<circle cx="80" cy="80" r="50" fill="#a8502c"/>';
    const { drawing, image } = await scaledJpeg(circle, 0.83, 6, [255, 191], 75);
    expect(unmixed(image)).toBe('checkerboard');
    expect(alphaError(image, drawing)).toBeLessThan(0.1);
  });

  it('is seen between strands in a JPEG, as far as it still shows', async () => {
    const { drawing, image } = await scaledJpeg(HEAD, 0.9, 8, [255, 191], 80);
    expect(unmixed(image)).toBe('checkerboard');
    expect(alphaError(image, drawing)).toBeLessThan(0.105);
  });
});
