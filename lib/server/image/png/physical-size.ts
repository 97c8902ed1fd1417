import 'server-only';

/** Pixels per inch of a picture that names none, as image programs take it. */
export const DEFAULT_DENSITY = 72;

const METRES_PER_INCH = 0.0254;

/**
 * The data of a PNG's pHYs chunk.
 *
 * @param density pixels per inch
 */
export function physicalSize(density: number): Buffer {
  const perMetre = Math.round(density / METRES_PER_INCH);
  const data = Buffer.alloc(9);
  data.writeUInt32BE(perMetre);
  data.writeUInt32BE(perMetre, 4);
  // The unit: metres.
  data[8] = 1;
  return data;
}
