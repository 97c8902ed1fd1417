import 'server-only';

const X_RESOLUTION = 0x011a;
const RESOLUTION_UNIT = 0x0128;
const CENTIMETRES = 3;
/** What HEIF and WebP may keep before the TIFF header. */
const EXIF_MARK = Buffer.from('Exif\0\0', 'latin1');

/**
 * The density that a picture's EXIF names, in the first directory of a TIFF structure (TIFF 6, section 2). It is for
 * formats whose own headers have none and which the image library does not look for.
 *
 * @param exif as the file has it; undefined where it has none
 * @returns pixels per inch; undefined where it names none, or is not what it should be
 */
export function exifDensity(exif: Buffer | undefined): number | undefined {
  if (exif === undefined) return undefined;
  const tiff = exif.subarray(0, 6).equals(EXIF_MARK) ? exif.subarray(6) : exif;
  try {
    return readDensity(tiff);
  } catch (error) {
    // An offset that leads out of it: a picture is not refused for its resolution.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readDensity(tiff: Buffer): number | undefined {
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));

  const directory = long(4);
  let resolution: number | undefined;
  let perCentimetre = false;
  for (let index = 0; index < short(directory); index += 1) {
    const entry = directory + 2 + index * 12;
    if (short(entry) === X_RESOLUTION) resolution = long(long(entry + 8)) / long(long(entry + 8) + 4);
    if (short(entry) === RESOLUTION_UNIT) perCentimetre = short(entry + 8) === CENTIMETRES;
  }
  return resolution === undefined || !perCentimetre ? resolution : resolution * 2.54;
}
