import { describe, expect, it } from 'vitest';
import { alphaError, asJpeg, draw, layOn, scaledTo, squares, type Drawing } from '@/tests/fixtures/graphics';
import { scene } from '@/tests/fixtures/pictures';
import { paint, pixelAt } from '@/tests/fixtures/core-pictures';
import type { RgbaImage } from '../image';
import { useUp, type Way } from './solution';
import { solveNetless, type Graphics } from './solve-netless';

const SIZE = { width: 600, height: 400 };
const WHITE = () => [255, 255, 255] as const;

/** A ring with a hole, a slanted bar of another ink, small print. */
const LOGO = `
  <circle cx="180" cy="180" r="110" fill="none" stroke="#c81e28" stroke-width="36"/>
  <rect x="360" y="90" width="150" height="60" fill="#141e5a" transform="rotate(17 435 120)"/>
  <text x="330" y="330" font-family="sans-serif" font-size="34" fill="#141e5a">Logo &amp; Co</text>`;
const SIGNATURE =
  '<path d="M60 260 C140 60 180 380 260 200 S380 120 420 240 S500 300 550 160" fill="none" stroke="#1a1a2e" stroke-width="6"/>';
const FIGURE =
  '<ellipse cx="300" cy="220" rx="150" ry="140" fill="#a8502c"/><circle cx="240" cy="180" r="40" fill="#2c6aa8"/>';

function unmixed(image: RgbaImage, graphics: Graphics = 'sure'): Way {
  const cutOut = solveNetless(image, graphics, {});
  if (cutOut) useUp(cutOut);
  return cutOut?.way ?? 'net';
}

function paper(x: number, y: number) {
  const light = 1 - 0.35 / (1 + Math.exp((x + y / 2 - 380) / 25));
  const noise = ((x * 7919 + y * 104_729) % 7) - 3;
  return [206 * light + noise, 206 * light + noise, 202 * light + noise] as const;
}

/** The same with a shadow whose edge is some four pixels wide. */
function shadedHard(x: number, y: number) {
  const light = 1 - 0.35 * Math.min(1, Math.max(0, (x + y / 2 - 380) / 4 + 0.5));
  const noise = ((x * 7919 + y * 104_729) % 7) - 3;
  return [206 * light + noise, 206 * light + noise, 202 * light + noise] as const;
}

describe('a graphic', () => {
  it.each([
    ['on white', LOGO, WHITE],
    ['on a colour', LOGO.replaceAll('#c81e28', '#ffffff'), () => [240, 200, 60] as const],
    ['as a signature', SIGNATURE, WHITE],
  ])('comes out exact %s', async (_, body, ground) => {
    const drawing = await draw(SIZE, body);
    const image = layOn(drawing, ground);
    expect(unmixed(image)).toBe('graphic');
    expect(alphaError(image, drawing)).toBeLessThan(0.01);
  });

  it('loses its ground altogether, and what is seen through a ring', async () => {
    const image = layOn(await draw(SIZE, LOGO), WHITE);
    unmixed(image);
    expect(pixelAt(image, 0, 0)).toEqual([0, 0, 0, 0]);
    expect(pixelAt(image, 180, 180)).toEqual([0, 0, 0, 0]);
    expect(pixelAt(image, 180, 70)).toEqual([200, 30, 40, 255]);
  });

  it('keeps its largest subject alone, where that is asked for', async () => {
    const image = layOn(await draw(SIZE, LOGO), WHITE);
    const cutOut = solveNetless(image, 'sure', { mostSubjects: 1 })!;
    useUp(cutOut);
    expect(cutOut.subjects).toHaveLength(1);
    expect(pixelAt(image, 180, 70)).toEqual([200, 30, 40, 255]);
    // The bar, whose middle that is, and the print.
    expect(pixelAt(image, 435, 120)).toEqual([0, 0, 0, 0]);
    for (let x = 320; x < 600; x++) expect(pixelAt(image, x, 320)[3]).toBe(0);
  });

  it('has the ink’s own colours under its soft edges', async () => {
    const image = layOn(await draw(SIZE, LOGO.replaceAll('#141e5a', '#c81e28')), WHITE);
    unmixed(image);
    let soft = 0;
    for (let i = 0; i < image.data.length; i += 4) {
      // Rounding of a thin share of ink makes more of a difference.
      if (image.data[i + 3]! < 80 || image.data[i + 3] === 255) continue;
      soft++;
      expect(Math.abs(image.data[i]! - 200)).toBeLessThan(9);
      expect(Math.abs(image.data[i + 1]! - 30)).toBeLessThan(9);
    }
    expect(soft).toBeGreaterThan(500);
  });

  it('comes out of a JPEG', async () => {
    const drawing = await draw(SIZE, LOGO);
    const image = await asJpeg(layOn(drawing, WHITE), 85);
    expect(unmixed(image)).toBe('graphic');
    expect(alphaError(image, drawing)).toBeLessThan(0.02);
  });

  it('comes out of a JPEG whose ringing white has clipped', async () => {
    const drawing = await draw(
      SIZE,
      SIGNATURE.replace('#1a1a2e" stroke-width="6', '#111111" stroke-width="2.5'),
    );
    const image = await asJpeg(layOn(drawing, WHITE), 80);
    expect(unmixed(image)).toBe('graphic');
    expect(alphaError(image, drawing)).toBeLessThan(0.031);
  });

  it('tells thin strokes of two inks apart by hue in a JPEG', async () => {
    const strokes = `<g fill="none" stroke-width="2.2"><path d="M60 300 Q300 20 540 300" stroke="#111111"/>
      <path d="M60 340 Q300 60 540 340" stroke="#e07b00"/></g>`;
    const drawing = await draw(SIZE, strokes);
    const image = await asJpeg(layOn(drawing, WHITE), 90);
    expect(unmixed(image)).toBe('graphic');
    expect(alphaError(image, drawing)).toBeLessThan(0.1);
  });

  it('comes out as ink from grey paper with a shadow across', async () => {
    const drawing = await draw(SIZE, SIGNATURE);
    const image = layOn(drawing, paper);
    expect(unmixed(image)).toBe('graphic');
    expect(alphaError(image, drawing)).toBeLessThan(0.03);
  });

  it('comes out as ink from paper with the hard edge of a shadow across', async () => {
    const drawing = await draw(SIZE, SIGNATURE);
    const image = await asJpeg(layOn(drawing, shadedHard), 90);
    expect(unmixed(image)).toBe('graphic');
    expect(alphaError(image, drawing)).toBeLessThan(0.06);
  });

  it('comes out as blue ink from dark paper, from which it hardly differs in luma', async () => {
    const drawing = await draw(SIZE, SIGNATURE.replace('#1a1a2e', '#1f3fa8'));
    const dark = (x: number, y: number) =>
      paper(x, y).map((value) => value * 0.72) as [number, number, number];
    const image = await asJpeg(layOn(drawing, dark), 90);
    expect(unmixed(image)).toBe('graphic');
    expect(alphaError(image, drawing)).toBeLessThan(0.08);
  });

  it('is not made of a photo’s subject, nor of a blank page', () => {
    const data = new Uint8Array(600 * 400 * 4);
    for (const [i, value] of scene(600, 400).entries()) data[Math.floor(i / 3) * 4 + (i % 3)] = value;
    for (let i = 3; i < data.length; i += 4) data[i] = 255;
    expect(unmixed({ width: 600, height: 400, data })).toBe('net');
    expect(unmixed(paint({ width: 60, height: 40 }, () => [255, 255, 255, 255]))).toBe('net');
  });

  it('is left to a net where that is wanted, or the picture is transparent already', async () => {
    const drawing = await draw(SIZE, LOGO);
    expect(unmixed(layOn(drawing, WHITE), 'never')).toBe('net');
    const holed = layOn(drawing, WHITE);
    holed.data[(200 * 600 + 300) * 4 + 3] = 0;
    expect(unmixed(holed)).toBe('net');
  });

  it('is unmixed when asked for, where its ground is plain but not surely a graphic’s', async () => {
    const shaded = `<defs><linearGradient id="g"><stop stop-color="#a02010"/><stop offset="1" stop-color="#20a0ff"/></linearGradient></defs>
      <rect x="150" y="100" width="300" height="200" fill="url(#g)"/>`;
    const drawing = await draw(SIZE, shaded);
    const image = layOn(drawing, WHITE);
    expect(unmixed(image, 'wanted')).toBe('graphic');
    expect(alphaError(image, drawing)).toBeLessThan(0.01);
  });
});

describe('a baked checkerboard', () => {
  const figure = (): Promise<Drawing> => draw(SIZE, FIGURE);

  it.each([
    [8, 255, 204],
    [16, 153, 102],
    [33, 80, 60],
    [64, 255, 230],
  ])('goes, with squares of %i px of %i and %i', async (side, light, dark) => {
    const drawing = await figure();
    const image = layOn(drawing, squares(side, light, dark));
    expect(unmixed(image, 'never')).toBe('checkerboard');
    expect(alphaError(image, drawing)).toBeLessThan(0.03);
  });

  it('goes from a JPEG that was scaled, so that squares are not of whole pixels', async () => {
    const drawing = await draw({ width: 420, height: 280 }, `<g transform="scale(.7)">${FIGURE}</g>`);
    const image = await asJpeg(await scaledTo(layOn(await figure(), squares(16, 255, 204)), drawing), 88);
    expect(unmixed(image)).toBe('checkerboard');
    expect(alphaError(image, drawing)).toBeLessThan(0.03);
  });

  it('leaves a white shirt on white squares', async () => {
    const drawing = await draw(SIZE, FIGURE.replace('#a8502c', '#ffffff'));
    const image = layOn(drawing, squares(16, 255, 204));
    expect(unmixed(image)).toBe('checkerboard');
    expect(pixelAt(image, 300, 250)).toEqual([255, 255, 255, 255]);
    expect(alphaError(image, drawing)).toBeLessThan(0.03);
  });

  it('is seen through what is half transparent, far from its edge too', async () => {
    const body = `<g fill="#3a2418"><circle cx="300" cy="200" r="120"/>
      <circle cx="300" cy="200" r="135" fill="none" stroke="#3a2418" stroke-width="30" stroke-opacity=".5"/></g>`;
    const drawing = await draw(SIZE, body);
    const image = layOn(drawing, squares(8, 255, 204));
    expect(unmixed(image)).toBe('checkerboard');
    expect(Math.abs(pixelAt(image, 435, 200)[3] - 128)).toBeLessThan(12);
    expect(pixelAt(image, 300, 200)[3]).toBe(255);
    expect(alphaError(image, drawing)).toBeLessThan(0.03);
  });

  it('goes where the subject covers nearly half of the border', async () => {
    const drawing = await draw(SIZE, `${FIGURE}<rect y="225" width="600" height="175" fill="#2c6aa8"/>`);
    const image = layOn(drawing, squares(16, 255, 204));
    expect(unmixed(image)).toBe('checkerboard');
    expect(alphaError(image, drawing)).toBeLessThan(0.03);
  });

  it('goes without specks from a JPEG, with squares that hardly differ', async () => {
    const drawing = await figure();
    const shifted = (x: number, y: number) => squares(8, 255, 230)(x + 1, y + 1);
    const image = await asJpeg(layOn(drawing, shifted), 86);
    expect(unmixed(image)).toBe('checkerboard');
    expect(alphaError(image, drawing)).toBeLessThan(0.03);
    for (let y = 0; y < 400; y++) for (let x = 0; x < 100; x++) expect(pixelAt(image, x, y)[3]).toBe(0);
  });

  it('is not seen in a chessboard that lies in perspective, nor in coloured squares', () => {
    const tilted = paint(SIZE, (x, y) => {
      const depth = 400 / (y + 200);
      const isLight = (Math.floor(((x - 300) * depth) / 24 + 50) + Math.floor(depth * 20)) % 2 === 0;
      return isLight ? [240, 240, 240, 255] : [60, 60, 60, 255];
    });
    expect(unmixed(tilted)).toBe('net');
    const coloured = paint(SIZE, (x, y) =>
      (Math.floor(x / 20) + Math.floor(y / 20)) % 2 === 0 ? [230, 220, 170, 255] : [120, 70, 40, 255],
    );
    expect(unmixed(coloured)).toBe('net');
  });
});
