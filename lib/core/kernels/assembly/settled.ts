/** States of a sample: all that it is mixed from is 0; is 1; or neither. As in `settled.ts`. */
const AT_0: u8 = 0;
const AT_1: u8 = 1;
const UNSETTLED: u8 = 2;

/** Bytes of a linear function of colour: float32 factors of R, G and B, and a constant. */
const FIT: usize = 16;

/**
 * Tells of each sample whether it is 0, 1 or neither.
 *
 * @param grid float32
 * @param tolerance how close to 0 or 1 counts as such
 * @param states receives a byte a sample
 */
export function readStates(grid: usize, samples: i32, tolerance: f32, states: usize): void {
  for (let i: usize = 0; i < <usize>samples; i++) {
    const alpha = load<f32>(grid + (i << 2));
    store<u8>(states + i, alpha < tolerance ? AT_0 : alpha > 1 - tolerance ? AT_1 : UNSETTLED);
  }
}

/**
 * Joins the states of samples that one is mixed from, for a row of them.
 *
 * @param states a byte a sample
 * @param first index (int32) of the first sample that is mixed, for each of `length`
 * @param out receives a byte each
 */
export function joinAcross(states: usize, first: usize, count: i32, length: i32, out: usize): void {
  for (let x = 0; x < length; x++) {
    let at = states + <usize>load<i32>(first + ((<usize>x) << 2));
    const state = load<u8>(at);
    let joined = state;
    for (let k = 1; k < count; k++) if (load<u8>(++at) !== state) joined = UNSETTLED;
    store<u8>(out + <usize>x, joined);
  }
}

/**
 * The same for `count` rows that one row is mixed from.
 *
 * @param rows `columns` bytes each
 */
export function joinDown(rows: usize, columns: i32, count: i32, out: usize): void {
  memory.copy(out, rows, columns);
  for (let k = 1; k < count; k++) {
    rows += columns;
    for (let x: usize = 0; x < <usize>columns; x++) {
      if (load<u8>(rows + x) !== load<u8>(out + x)) store<u8>(out + x, UNSETTLED);
    }
  }
}

/** Replaces the functions of settled samples by the constants 0 and 255. */
export function settleFits(fits: usize, states: usize, samples: i32): void {
  const end = states + <usize>samples;
  for (; states < end; states++, fits += FIT) {
    const state = load<u8>(states);
    if (state !== UNSETTLED) v128.store(fits, f32x4(0, 0, 0, state === AT_1 ? 255 : 0));
  }
}

/**
 * Corrects the functions of samples that are not settled, and stretches what they answer.
 *
 * @param corrections float32 of each sample, added to its function's constant
 * @param margins float32 of each sample: levels at either end that become 0 and 255
 */
export function correctFits(
  fits: usize,
  states: usize,
  corrections: usize,
  margins: usize,
  samples: i32,
): void {
  const end = states + <usize>samples;
  for (; states < end; states++, fits += FIT, corrections += 4, margins += 4) {
    if (load<u8>(states) !== UNSETTLED) continue;
    const margin = load<f32>(margins);
    const gain: f32 = 255 / (255 - 2 * margin);
    const offset: f32 = -margin * gain;
    const corrected = f32x4.add(v128.load(fits), f32x4(0, 0, 0, load<f32>(corrections)));
    v128.store(fits, f32x4.add(f32x4.mul(corrected, f32x4.splat(gain)), f32x4(0, 0, 0, offset)));
  }
}
