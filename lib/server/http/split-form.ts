import 'server-only';

/** One part of a multipart form. */
export interface FormPart {
  readonly name: string;
  /** Whether it says that it is a file: by a file name, or by the content type of bytes. Both are optional (RFC 7578 §4). */
  readonly isFile: boolean;
  /** A view of the form's own bytes. */
  readonly bytes: Buffer;
}

/** Far above what any client sends; a form of a hundred thousand parts is an attack. */
const MAX_PARTS = 100;
/** Of one part: its header lines, in bytes. */
const MAX_HEADER_BYTES = 16 * 1024;
/** RFC 2046 §5.1.1 allows 70 characters. */
const MAX_BOUNDARY_LENGTH = 200;

const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE, DASH] = [9, 10, 13, 32, 45];

/**
 * Splits a multipart form (RFC 7578, RFC 2046 §5.1). No byte of a part is changed or copied. Lines may end in a bare
 * LF, as some clients write them. The line with the boundary before a part decides which end belongs to the boundary
 * behind it.
 *
 * @param body the whole form
 * @param contentType the request's header, with the boundary
 * @returns parts that have a name, in their order
 * @throws SyntaxError where it is no form, ends too early or has too many parts
 */
export function splitForm(body: Uint8Array, contentType: string): FormPart[] {
  const form = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const dashed = Buffer.from(`--${boundaryOf(contentType)}`, 'latin1');
  const parts: FormPart[] = [];
  let line = firstDelimiter(form, dashed);
  for (let count = 0; !line.last; count += 1) {
    if (count === MAX_PARTS) throw new SyntaxError('too many parts');
    const { name, isFile, end } = readHeaders(form, line.end);
    const closing = nextDelimiter(form, dashed, end, line.lineEnd);
    // Behind an empty part's headers the boundary may follow at once.
    const bytes = form.subarray(end, Math.max(end, closing.start));
    if (name !== undefined) parts.push({ name, isFile, bytes });
    line = closing;
  }
  return parts;
}

/** A line that holds the boundary. */
interface Delimiter {
  /** Where the line end before it begins, which belongs to it. */
  readonly start: number;
  readonly end: number;
  readonly lineEnd: '\r\n' | '\n';
  /** Nothing follows that counts. */
  readonly last: boolean;
}

function boundaryOf(contentType: string): string {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined || boundary.length > MAX_BOUNDARY_LENGTH) throw new SyntaxError('no boundary');
  return boundary;
}

function firstDelimiter(form: Buffer, dashed: Buffer): Delimiter {
  for (let at = form.indexOf(dashed); at >= 0; at = form.indexOf(dashed, at + 1)) {
    if (at > 0 && form[at - 1] !== LINE_FEED) continue;
    const found = delimiterAt(form, at, at + dashed.length);
    if (found) return found;
  }
  throw new SyntaxError('no boundary in the body');
}

function nextDelimiter(form: Buffer, dashed: Buffer, from: number, lineEnd: Delimiter['lineEnd']): Delimiter {
  const needle = Buffer.concat([Buffer.from(lineEnd), dashed]);
  for (
    let at = form.indexOf(needle, from - lineEnd.length);
    at >= 0;
    at = form.indexOf(needle, at + needle.length)
  ) {
    const found = delimiterAt(form, at, at + needle.length);
    if (found) return found;
  }
  throw new SyntaxError('the form ends too early');
}

/** Undefined where the boundary is only the beginning of what stands there. */
function delimiterAt(form: Buffer, start: number, afterBoundary: number): Delimiter | undefined {
  let end = afterBoundary;
  if (form[end] === DASH && form[end + 1] === DASH) {
    return { start, end: end + 2, lineEnd: '\r\n', last: true };
  }
  while (form[end] === SPACE || form[end] === TAB) end += 1;
  if (form[end] === LINE_FEED) return { start, end: end + 1, lineEnd: '\n', last: false };
  if (form[end] !== CARRIAGE_RETURN || form[end + 1] !== LINE_FEED) return undefined;
  return { start, end: end + 2, lineEnd: '\r\n', last: false };
}

/** Reads a part's headers, up to the empty line; which of the two line ends each has does not matter. */
function readHeaders(form: Buffer, start: number): { name?: string; isFile: boolean; end: number } {
  let [name, isFile]: [string | undefined, boolean] = [undefined, false];
  for (let at = start; at - start <= MAX_HEADER_BYTES;) {
    const feed = form.indexOf(LINE_FEED, at);
    if (feed < 0) break;
    const text = form.toString('utf8', at, Math.min(feed, at + MAX_HEADER_BYTES)).replace(/\r$/, '');
    at = feed + 1;
    if (text === '') return { ...(name === undefined ? {} : { name }), isFile, end: at };
    if (/^content-disposition\s*:/i.test(text)) {
      const parameters = parametersOf(text);
      name ??= parameters.get('name');
      isFile ||= parameters.has('filename') || parameters.has('filename*');
    }
    isFile ||= /^content-type\s*:\s*application\/octet-stream\b/i.test(text);
  }
  throw new SyntaxError('a part without an end of its headers');
}

/** The parameters of a header, one after another: a quoted file name may hold whatever looks like one. */
function parametersOf(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, key = '', quoted, bare = ''] of header.matchAll(
    /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/g,
  )) {
    const value = quoted?.replace(/\\(["\\])/g, '$1') ?? bare.trim();
    if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), value);
  }
  return found;
}
