import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt } from '@/tests/fixtures/core-pictures';
import { averageAlpha } from '../existing-alpha';
import type { RgbaImage } from '../image';
import { NonFiniteOutputError } from '../matte';
import { cutOut } from '@/tests/fixtures/cut-out';
import type { NetSpec } from './net';
import { useUp, type Stage } from './solution';
import { preprocess, solveByNet } from './solve-by-net';
import type { Session } from '../session';
import { CancelledError } from '../signal';
import type { Tensor } from '../tensor';

const SPEC: NetSpec = {
  input: { width: 8, height: 8 },
  normalization: { scale: 'unit', mean: [0, 0, 0], std: [1, 1, 1] },
  output: { activation: 'none', rescale: false },
};
const STAGES: Stage[] = ['preprocess', 'infer', 'matte', 'refine', 'foreground', 'composite'];

/** Takes for foreground what is red: answers with the red channel. */
const redIsForeground: Session = {
  run: ({ data, dims: [, , h, w] }) => Promise.resolve({ data: data.slice(0, h * w), dims: [1, 1, h, w] }),
};

/** Red on the left half, blue on the right. */
const halves = () => paint({ width: 24, height: 10 }, (x) => (x < 12 ? [255, 0, 0, 255] : [0, 0, 255, 255]));

describe('cutOut', () => {
  it('makes the background transparent, in the picture’s own array', async () => {
    const image = halves();
    const result = await cutOut(image, redIsForeground, SPEC);
    expect({ width: result.width, height: result.height }).toEqual({ width: 24, height: 10 });
    expect(result.data).toBe(image.data);
    expect(pixelAt(result, 2, 5)).toEqual([255, 0, 0, 255]);
    expect(pixelAt(result, 21, 5)).toEqual([0, 0, 0, 0]);
  });

  it.each([
    { width: 1, height: 1 },
    { width: 3, height: 500 },
    { width: 700, height: 2 },
    { width: 8, height: 8 },
  ])('gives the net its own size from $width × $height', async (size) => {
    const seen: Tensor[] = [];
    const session: Session = { run: (input) => (seen.push(input), redIsForeground.run(input)) };
    const image = paint(size, () => [255, 0, 0, 255]);
    const result = await cutOut(image, session, SPEC);
    expect(seen.map(({ dims }) => dims)).toEqual([[1, 3, 8, 8]]);
    expect(new Set(result.data)).toEqual(new Set([255, 0]));
    expect(pixelAt(result, 0, 0)).toEqual([255, 0, 0, 255]);
  });

  it('finds nothing on an even picture, whatever the net says of it', async () => {
    const spec = { ...SPEC, input: { width: 32, height: 32 } };
    const solution = await solveByNet(
      paint({ width: 40, height: 30 }, () => [255, 255, 255, 255]),
      { session: redIsForeground, spec },
    );
    expect([solution.subjects, solution.certainty]).toEqual([[], 0]);
    useUp(solution);
    expect(pixelAt(solution.picture, 20, 15)).toEqual([0, 0, 0, 0]);
  });

  it('keeps what was transparent transparent', async () => {
    const image = paint({ width: 8, height: 8 }, (_, y) => [255, 0, 0, y < 4 ? 0 : 255]);
    const keepAll: Session = { run: () => Promise.resolve({ data: Float32Array.of(1), dims: [1, 1, 1, 1] }) };
    const result = await cutOut(image, keepAll, SPEC);
    expect(pixelAt(result, 3, 0)).toEqual([0, 0, 0, 0]);
    expect(pixelAt(result, 3, 7)).toEqual([255, 0, 0, 255]);
  });

  it('says when each stage begins', async () => {
    const stages: Stage[] = [];
    await cutOut(halves(), redIsForeground, SPEC, { onStage: (stage) => stages.push(stage) });
    expect(stages).toEqual(STAGES);
  });

  it('leaves refinement and colours out where asked', async () => {
    const stages: Stage[] = [];
    const image = halves();
    await cutOut(image, redIsForeground, SPEC, { refine: false, onStage: (stage) => stages.push(stage) });
    expect(stages).toEqual(STAGES.filter((stage) => stage !== 'refine' && stage !== 'foreground'));
    expect(pixelAt(image, 2, 5)).toEqual([255, 0, 0, 255]);
  });

  it('makes glass solid where semi-transparency is off', async () => {
    const spec = { ...SPEC, input: { width: 64, height: 64 } };
    const glass: Session = {
      run({ dims: [, , h, w] }) {
        const data = Float32Array.from({ length: h * w }, (_, i) => {
          const depth = Math.min(i % w, w - 1 - (i % w), Math.floor(i / w), h - 1 - Math.floor(i / w));
          return depth < 8 ? 0 : depth < 20 ? 1 : 0.4;
        });
        return Promise.resolve({ data, dims: [1, 1, h, w] });
      },
    };
    const isInside = (x: number, y: number) => Math.min(x, 191 - x, y, 191 - y) >= 24;
    const picture = () =>
      paint({ width: 192, height: 192 }, (x, y) => [x, y, isInside(x, y) ? 90 : 200, 255]);
    const [kept, solid] = [picture(), picture()];
    await cutOut(kept, glass, spec);
    await cutOut(solid, glass, spec, { semitransparency: false });
    expect(Math.abs(pixelAt(kept, 96, 96)[3] - 102)).toBeLessThan(16);
    expect(pixelAt(solid, 96, 96)).toEqual([96, 96, 90, 255]);
    expect(pixelAt(solid, 2, 96)).toEqual([0, 0, 0, 0]);
  });

  const refuses: Session = { run: () => Promise.reject(new Error('the net was asked')) };
  /** Two discs on nothing, the left one larger. */
  const discs = () =>
    paint({ width: 120, height: 80 }, (x, y) => {
      const left = Math.hypot(x - 35, y - 40) < 22;
      const right = Math.hypot(x - 95, y - 40) < 10;
      return left || right ? [x, y, 90, 255] : [7, 7, 7, 0];
    });

  it('leaves a picture alone that was cut out before, and asks no net', async () => {
    const image = discs();
    const solution = await solveByNet(image, { session: refuses, spec: SPEC });
    expect(solution.way).toBe('alpha');
    expect(solution.subjects.map(({ edges }) => Object.values(edges).some(Boolean))).toEqual([false, false]);
    useUp(solution);
    expect(pixelAt(image, 35, 40)).toEqual([35, 40, 90, 255]);
    expect(pixelAt(image, 95, 40)).toEqual([95, 40, 90, 255]);
    expect(pixelAt(image, 2, 2)).toEqual([0, 0, 0, 0]);
  });

  it('keeps as many subjects as asked for, the largest', async () => {
    const image = discs();
    await cutOut(image, refuses, SPEC, { mostSubjects: 1 });
    expect(pixelAt(image, 35, 40)).toEqual([35, 40, 90, 255]);
    expect(pixelAt(image, 95, 40)).toEqual([0, 0, 0, 0]);
  });

  it('returns a cut-out that comes in again', async () => {
    const cutOuts = arbitraryImage(arbitrarySize(40));
    await fc.assert(
      fc.asyncProperty(cutOuts, async (image) => {
        const seesOwnAlpha: Session = {
          run: () => Promise.resolve({ data: averageAlpha(image, SPEC.input).data, dims: [1, 1, 8, 8] }),
        };
        const before: RgbaImage = { ...image, data: image.data.slice() };
        await cutOut(image, seesOwnAlpha, SPEC);
        let worst = 0;
        for (const [i, value] of before.data.entries()) {
          const alpha = before.data[i | 3]!;
          // Colours count where they can be seen; alpha of 1 may become 0.
          if (i % 4 === 3 || alpha > 1) worst = Math.max(worst, Math.abs(image.data[i]! - value));
        }
        expect(worst).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('shows the net mid grey where nothing is visible', async () => {
    const seen: Tensor[] = [];
    const session: Session = { run: (input) => (seen.push(input), redIsForeground.run(input)) };
    await cutOut(
      paint({ width: 16, height: 16 }, () => [255, 0, 0, 0]),
      session,
      SPEC,
    );
    for (const value of seen[0]!.data) expect(value).toBeCloseTo(128 / 255, 5);
  });

  it.each(STAGES)('stops before the stage after the one in which it was cancelled: %s', async (last) => {
    const image = halves();
    const before = image.data.slice();
    const client = new AbortController();
    const stages: Stage[] = [];
    const run = cutOut(image, redIsForeground, SPEC, {
      signal: client.signal,
      onStage(stage) {
        stages.push(stage);
        if (stage === last) client.abort();
      },
    });
    if (last === 'composite') {
      await expect(run).resolves.toBe(image);
    } else {
      await expect(run).rejects.toBeInstanceOf(CancelledError);
      expect(stages.at(-1)).toBe(last);
      expect(image.data).toEqual(before);
    }
  });

  it('does not begin where it is cancelled beforehand', async () => {
    const stages: Stage[] = [];
    const options = { signal: AbortSignal.abort(), onStage: (stage: Stage) => stages.push(stage) };
    await expect(cutOut(halves(), redIsForeground, SPEC, options)).rejects.toBeInstanceOf(CancelledError);
    expect(stages).toEqual([]);
  });

  it('fails on numbers that are none, with the picture unchanged', async () => {
    const image = halves();
    const before = image.data.slice();
    const broken: Session = {
      run: () => Promise.resolve({ data: Float32Array.of(0.5, Number.NaN), dims: [1, 1, 1, 2] }),
    };
    await expect(cutOut(image, broken, SPEC)).rejects.toBeInstanceOf(NonFiniteOutputError);
    expect(image.data).toEqual(before);
  });

  it('passes the session’s own failure on', async () => {
    const failure = new Error('out of memory');
    await expect(cutOut(halves(), { run: () => Promise.reject(failure) }, SPEC)).rejects.toBe(failure);
  });

  it('refuses a picture whose data do not match its size', async () => {
    const image = { width: 3, height: 3, data: new Uint8Array(27) };
    await expect(cutOut(image, redIsForeground, SPEC)).rejects.toThrow(RangeError);
    expect(() => preprocess(image, SPEC)).toThrow('Expected 36 bytes');
  });
});
