import { countUnits, isFrameOfCodes, unitsOfScan } from './jpeg-scan';
import { DRI, EOI, jpegSegments, SOS, type JpegSegment } from './jpeg-segments';

/**
 * Makes the restart marks of a JPEG (ITU-T T.81, B.2.1, F.1.2.3) what decoders go by. They are numbered in turn, and
 * announced by how many units each is apart. Decoders fill with grey what lies between marks that they do not expect,
 * and say nothing.
 *
 * @param bytes the whole file
 * @param segments what {@link jpegSegments} reads in it
 * @returns another file where something had to be changed, undefined where not. It is `damaged` where marks and data do
 *   not go together, so that parts of the picture have been lost
 */
export function mendRestarts(
  bytes: Uint8Array,
  segments: readonly JpegSegment[] = [...jpegSegments(bytes)],
): Uint8Array<ArrayBuffer> | 'damaged' | undefined {
  const scans = segments.filter(({ marker }) => marker === SOS);
  const [first] = scans;
  if (!first || !segments.some(isFrameOfCodes)) return undefined;
  const marks = scans.map((scan) => marksIn(bytes, scan));
  const announced = segments.find(({ marker }) => marker === DRI);
  if (!announced && marks.every((each) => each.length === 0)) return undefined;

  const interval = intervalIn(bytes, segments, first);
  const found = interval > 0 ? interval : unitsTo(bytes, segments, first, marks[0]?.[0]);
  const isCut = segments.at(-1)?.marker !== EOI;
  const wanted = scans.map((scan) => restartsIn(unitsOfScan(bytes, segments, scan), found));
  // Marks were announced, and nobody wrote any.
  if (interval > 0 && marks.every((each) => each.length === 0) && wanted.some((count) => count > 0)) {
    const plain = segments.filter(({ marker }) => marker !== DRI);
    const whole = unitsOfScan(bytes, plain, first);
    if (countUnits(bytes, plain, first) === whole) return withInterval(bytes, first, 0);
    return isCut ? undefined : 'damaged';
  }
  const inTurn = marks.every((each) => each.every((at, index) => bytes[at + 1] === 0xd0 + (index % 8)));
  if (inTurn && interval > 0) return undefined;
  const fits = marks.every((each, index) =>
    isCut ? each.length <= wanted[index]! : each.length === wanted[index],
  );
  if (!fits) return isCut ? undefined : 'damaged';
  const mended = withInterval(bytes, first, found);
  const shift = mended.length - bytes.length;
  for (const each of marks) each.forEach((at, index) => (mended[at + shift + 1] = 0xd0 + (index % 8)));
  return mended;
}

/** Where restart marks stand in a scan's data. */
function marksIn(bytes: Uint8Array, { to, dataTo }: JpegSegment): number[] {
  const marks: number[] = [];
  for (let at = bytes.indexOf(0xff, to); at >= 0 && at + 1 < dataTo; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!;
    if (next >= 0xd0 && next <= 0xd7) marks.push(at);
  }
  return marks;
}

/** Units between marks, as announced before a scan; 0: no marks. */
function intervalIn(bytes: Uint8Array, segments: readonly JpegSegment[], scan: JpegSegment): number {
  const last = segments.findLast(({ marker, from }) => marker === DRI && from < scan.from);
  return last ? bytes[last.from]! * 256 + bytes[last.from + 1]! : 0;
}

/** How many units a scan has before its first mark. */
function unitsTo(
  bytes: Uint8Array,
  segments: readonly JpegSegment[],
  scan: JpegSegment,
  mark: number | undefined,
): number {
  return mark === undefined ? 0 : countUnits(bytes, segments, { ...scan, dataTo: mark });
}

function restartsIn(units: number, interval: number): number {
  return interval > 0 ? Math.ceil(units / interval) - 1 : 0;
}

/** Announces an interval right before a scan, which counts from there on. */
function withInterval(bytes: Uint8Array, scan: JpegSegment, interval: number): Uint8Array<ArrayBuffer> {
  const at = scan.from - 4;
  const segment = [0xff, DRI, 0, 4, interval >> 8, interval & 255];
  const mended = new Uint8Array(bytes.length + segment.length);
  mended.set(bytes.subarray(0, at));
  mended.set(segment, at);
  mended.set(bytes.subarray(at), at + segment.length);
  return mended;
}
