import { assertSize, type Size } from '../image';
import { pixelsOf, type Rendering, type Sides } from '../rendering';
import { keepToBound } from './bound';
import type { Box } from './box';
import { shadowReach, outlineWidth } from './reach';

/**
 * Where everything goes. It has the size of the output. It also has a box of the picture with the box of the output
 * that it is scaled to. Both boxes consist of whole pixels. So what is moved without scaling stays as sharp as it was,
 * and a picture's straight edges stay straight. The scales of the two directions differ by the rounding only.
 */
export interface Layout extends Size {
  /** In pixels of the picture; may reach beyond it. */
  readonly source: Box;
  /** In pixels of the output; may reach beyond it. */
  readonly target: Box;
}

/** A layout by a rendering. */
export interface OutputLayout extends Layout {
  /** The output's size if the rendering had no `bound`. */
  readonly unbound: Size;
}

/** More rounds than any outline needs until the crop that holds it no longer grows. */
const MAX_ROUNDS = 64;

/**
 * Lays the output out, from sizes alone: a caller can refuse an output before any of its pixels exists.
 *
 * The frame is the whole picture, or where `crop` is given the subject's box. The box is grown by what its shadow and
 * outline need and then by the margins. The canvas is of the frame's size or as `canvas` says. Without `scale` and
 * `position` the frame is fitted into the canvas, up or down, and centred. With `scale` the subject's box is fitted
 * into that share of the canvas. With `position` alone it keeps the scale of the frame. `bound` scales the whole down.
 * All that is one transformation, so pixels are resampled once at most. The rules are those of remove.bg's `crop`,
 * `crop_margin`, `scale`, `position` and `size`.
 *
 * @param picture the cut-out's size
 * @param subject smallest box with all alpha above 0 ({@link findSubjectBox}). Where undefined, `crop`, `scale` and
 *   `position` have nothing to refer to and are left out
 * @throws RangeError where the picture's or the canvas's sides are not positive whole numbers
 */
export function layOut(picture: Size, subject: Box | undefined, rendering: Rendering): OutputLayout {
  assertSize(picture, 'the picture');
  if (rendering.canvas !== undefined) assertSize(rendering.canvas, 'the canvas');
  const whole: Box = { left: 0, top: 0, width: picture.width, height: picture.height };
  if (subject === undefined) return layFrame(whole, undefined, rendering);
  if (rendering.crop === undefined) return layFrame(whole, subject, rendering);

  // The outline's width is given in pixels of the output. Its scale depends on the frame, which has to hold the
  // outline. So the frame is grown until it does. The width is at most a quarter of the output's side, so this settles.
  let line = 0;
  for (let round = 0; ; round++) {
    const layout = layFrame(cropFrame(subject, line, rendering), subject, rendering);
    const scale = Math.min(
      layout.target.width / layout.source.width,
      layout.target.height / layout.source.height,
    );
    const needed = Math.ceil(outlineWidth(rendering.outline, layout) / scale);
    if (needed <= line || round === MAX_ROUNDS) return layout;
    line = needed;
  }
}

/** The subject's box with its outline and shadow, and margins around them. */
function cropFrame(subject: Box, line: number, { crop, shadow }: Rendering): Box {
  const reach = shadow && shadow.opacity > 0 ? shadowReach(shadow.kind, subject) : undefined;
  const { width, height } = subject;
  const side = (name: keyof Sides<unknown>, whole: number) =>
    Math.ceil(Math.max(line, reach?.[name] ?? 0)) + Math.round(crop ? pixelsOf(crop.margin[name], whole) : 0);
  const [top, bottom] = [side('top', height), side('bottom', height)];
  const [left, right] = [side('left', width), side('right', width)];
  return {
    left: subject.left - left,
    top: subject.top - top,
    width: width + left + right,
    height: height + top + bottom,
  };
}

function layFrame(
  frame: Box,
  subject: Box | undefined,
  { scale, position, canvas, bound }: Rendering,
): OutputLayout {
  const whole = canvas ?? { width: frame.width, height: frame.height };
  const output = keepToBound(whole, bound);
  const shrinking = { x: output.width / whole.width, y: output.height / whole.height };
  const moved = subject !== undefined && (scale !== undefined || position !== undefined);
  const source = moved ? subject : frame;
  const factor = moved && scale !== undefined ? fit(subject, whole) * scale : fit(frame, whole);
  const width = Math.max(1, Math.round(source.width * factor * shrinking.x));
  const height = Math.max(1, Math.round(source.height * factor * shrinking.y));
  const place = (moved ? position : undefined) ?? { x: 0.5, y: 0.5 };
  return {
    width: output.width,
    height: output.height,
    unbound: { width: whole.width, height: whole.height },
    source,
    target: {
      left: Math.round((output.width - width) * place.x),
      top: Math.round((output.height - height) * place.y),
      width,
      height,
    },
  };
}

/** The scale at which `inner` just fits into `outer`. */
function fit(inner: Size, outer: Size): number {
  return Math.min(outer.width / inner.width, outer.height / inner.height);
}
