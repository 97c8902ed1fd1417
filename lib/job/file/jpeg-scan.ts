import { JpegBits, type CodeTable } from './jpeg-bits';
import { DRI, jpegSegments, SOS, type JpegSegment } from './jpeg-segments';

const DHT = 0xc4;
/** Frames whose blocks are coded whole, one after another, by Huffman's codes. */
const SEQUENTIAL = [0xc0, 0xc1];
const PROGRESSIVE = 0xc2;

interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}

/**
 * Whether the scans of a JPEG without an end mark hold every block of the picture. Blocks are counted, not decoded: their codes
 * are read as ITU-T T.81, F.2.2 says.
 *
 * The last scan of a progressive one has to have begun: it refines what all rows have by then. No browser reads
 * the other kinds (arithmetic codes, no loss): they count as whole.
 *
 * @param bytes the whole file
 */
export function hasAllBlocks(bytes: Uint8Array, segments: readonly JpegSegment[]): boolean {
  const scans = segments.filter(({ marker }) => marker === SOS);
  const last = scans.at(-1);
  if (!last) return false;
  if (isProgressive(segments)) return isRefined(bytes, scans);
  const start = segments.find(({ marker }) => SEQUENTIAL.includes(marker));
  if (!start) return true;
  const frame = readFrame(bytes, start);
  const seen = new Set(scans.flatMap((scan) => scanComponents(bytes, scan).map(({ id }) => id)));
  if (!frame.components.every(({ id }) => seen.has(id))) return false;
  const { unitsRead, across, down } = readScan(bytes, segments, frame, last);
  return unitsRead === across * down;
}

/**
 * How many rows of a JPEG are there whole, from the top: those of all units before the file's end. A progressive one has
 * all, if coarsely, once its first scan of every component is there.
 *
 * @param bytes the whole file
 */
export function jpegRowsThere(bytes: Uint8Array): { readonly rows: number; readonly height: number } {
  const segments = [...jpegSegments(bytes)];
  const scans = segments.filter(({ marker }) => marker === SOS);
  const start = segments.find(isFrameOfCodes);
  const last = scans.at(-1);
  if (!start || !last) return { rows: 0, height: 1 };
  const frame = readFrame(bytes, start);
  const { height } = frame;
  const begun = (among: readonly JpegSegment[], id: number) =>
    among.some((scan) => scanComponents(bytes, scan).some((component) => component.id === id));
  if (!frame.components.every(({ id }) => begun(scans, id))) return { rows: 0, height };
  if (start.marker === PROGRESSIVE && frame.components.every(({ id }) => begun(scans.slice(0, -1), id))) {
    return { rows: height, height };
  }
  const { unitsRead, across, unitRows } = readScan(bytes, segments, frame, last);
  return { rows: Math.min(height, Math.floor(unitsRead / across) * unitRows), height };
}

/** Whether a picture comes in scans that each refine all of it. */
export function isProgressive(segments: readonly JpegSegment[]): boolean {
  return segments.some(({ marker }) => marker === PROGRESSIVE);
}

/** Whether a segment is a frame whose units can be counted here. */
export function isFrameOfCodes({ marker }: JpegSegment): boolean {
  return marker === PROGRESSIVE || SEQUENTIAL.includes(marker);
}

/** How many units a scan has by the frame's size. */
export function unitsOfScan(bytes: Uint8Array, segments: readonly JpegSegment[], scan: JpegSegment): number {
  const frame = readFrame(bytes, segments.find(isFrameOfCodes)!);
  const { across, down } = unitsOf(frame, scanComponents(bytes, scan), new Map());
  return across * down;
}

/** How many units of a scan there are by its codes; of a progressive picture, of its first scan. */
export function countUnits(bytes: Uint8Array, segments: readonly JpegSegment[], scan: JpegSegment): number {
  const frame = readFrame(bytes, segments.find(isFrameOfCodes)!);
  return readScan(bytes, segments, frame, scan).unitsRead;
}

/** Whether the last scan is one of the last bit, of the last coefficients: nothing comes after that. */
function isRefined(bytes: Uint8Array, scans: readonly JpegSegment[]): boolean {
  const left = new Set<string>();
  for (const scan of scans) {
    const [from, , approximation] = bytes.subarray(scan.to - 3, scan.to);
    for (const { id } of scanComponents(bytes, scan)) {
      const band = `${id} ${from === 0 ? 'DC' : 'AC'}`;
      if ((approximation! & 15) === 0) left.delete(band);
      else left.add(band);
      // Every component has both.
      if (from === 0 && !scans.some((each) => isOfAc(bytes, each, id))) left.add(`${id} AC`);
    }
  }
  return left.size === 0;
}

function isOfAc(bytes: Uint8Array, scan: JpegSegment, id: number): boolean {
  return bytes[scan.to - 3]! > 0 && scanComponents(bytes, scan).some((component) => component.id === id);
}

function readFrame(bytes: Uint8Array, { from }: JpegSegment): Frame {
  const short = (at: number) => bytes[at]! * 256 + bytes[at + 1]!;
  const components = Array.from({ length: bytes[from + 5]! }, (_, index) => {
    const at = from + 6 + index * 3;
    return { id: bytes[at]!, across: bytes[at + 1]! >> 4, down: bytes[at + 1]! & 15 };
  });
  return { width: short(from + 3), height: short(from + 1), components };
}

/** A scan's components, with the numbers of their tables. */
function scanComponents(bytes: Uint8Array, { from }: JpegSegment) {
  return Array.from({ length: bytes[from] ?? 0 }, (_, index) => {
    const [id = 0, tables = 0] = bytes.subarray(from + 1 + index * 2);
    return { id, dc: tables >> 4, ac: tables & 15 };
  });
}

/**
 * Reads a scan's codes; of a progressive one, of its first scan, those of the DC.
 *
 * @returns how many units are there, of how many across and down, and of how many rows of pixels each is
 */
function readScan(bytes: Uint8Array, segments: readonly JpegSegment[], frame: Frame, scan: JpegSegment) {
  const before = segments.filter(({ from }) => from <= scan.from);
  const tables = readTables(bytes, before);
  const restart = before.findLast(({ marker }) => marker === DRI);
  const interval = restart ? bytes[restart.from]! * 256 + bytes[restart.from + 1]! : 0;
  const { across, down, unitRows, blocks } = unitsOf(frame, scanComponents(bytes, scan), tables);
  const coefficients = isProgressive(segments) ? 1 : 64;
  const bits = new JpegBits(bytes, scan.to, scan.dataTo);
  // A frame that names no blocks has none, however often it is asked.
  if (blocks.length === 0) return { unitsRead: 0, across, down, unitRows };
  let unit = 0;
  for (; unit < across * down; unit += 1) {
    if (interval > 0 && unit > 0 && unit % interval === 0) bits.restart();
    for (const { dc, ac } of blocks) {
      bits.skip(bits.code(dc));
      for (let index = 1; index < coefficients; index += 1) {
        const code = bits.code(ac);
        if (code === 0) break;
        index += code >> 4;
        bits.skip(code & 15);
      }
    }
    if (bits.isOver) break;
  }
  return { unitsRead: unit, across, down, unitRows };
}

/**
 * A scan of one component has a unit for each of its blocks. One of several has some blocks of each in a unit (A.2).
 */
function unitsOf(
  { width, height, components }: Frame,
  used: ReturnType<typeof scanComponents>,
  tables: ReadonlyMap<number, CodeTable>,
) {
  const most = (side: 'across' | 'down') => Math.max(...components.map((component) => component[side]));
  const none: CodeTable = { counts: new Uint8Array(16), values: new Uint8Array() };
  const parts = used.flatMap(({ id, dc, ac }) => {
    const component = components.find((each) => each.id === id);
    const codes = { dc: tables.get(dc) ?? none, ac: tables.get(16 + ac) ?? none };
    return component ? [{ component, codes }] : [];
  });
  const [only] = parts;
  if (parts.length === 1 && only) {
    const side = (length: number, share: number) => Math.ceil(Math.ceil(length * share) / 8);
    const share = only.component.down / most('down');
    return {
      across: side(width, only.component.across / most('across')),
      down: side(height, share),
      unitRows: Math.floor(8 / share),
      blocks: [only.codes],
    };
  }
  return {
    across: Math.ceil(width / (8 * most('across'))),
    down: Math.ceil(height / (8 * most('down'))),
    unitRows: 8 * most('down'),
    blocks: parts.flatMap(({ component, codes }) =>
      Array.from({ length: component.across * component.down }, () => codes),
    ),
  };
}

/** Tables as the last of their number says: DC's by 0 to 3, AC's from 16 on. */
function readTables(bytes: Uint8Array, segments: readonly JpegSegment[]): Map<number, CodeTable> {
  const tables = new Map<number, CodeTable>();
  for (const { marker, from, to } of segments) {
    if (marker !== DHT) continue;
    for (let at = from; at + 17 <= to;) {
      const counts = bytes.subarray(at + 1, at + 17);
      const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
      tables.set(bytes[at]!, { counts, values: bytes.subarray(at + 17, end) });
      at = end;
    }
  }
  return tables;
}
