import type { IncomingHttpHeaders } from 'node:http';

/** An answer's status and headers, and the bytes behind them; undefined before the empty line has come. */
export function parseHead(
  bytes: Buffer,
): { readonly status: number; readonly headers: IncomingHttpHeaders; readonly rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    rest: bytes.subarray(end + 4),
  };
}

/**
 * An answer's body out of the bytes behind its head; undefined before it is whole.
 *
 * @param hasEnded the server has said that no more will come: a body without a length is whole then
 */
export function wholeBody(headers: IncomingHttpHeaders, rest: Buffer, hasEnded = false): Buffer | undefined {
  if (headers['transfer-encoding'] !== 'chunked') {
    if (headers['content-length'] === undefined) return hasEnded ? rest : undefined;
    const length = Number(headers['content-length']);
    return rest.length < length ? undefined : rest.subarray(0, length);
  }
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const length = Number.parseInt(rest.toString('latin1', at, lineEnd), 16);
    if (length === 0) return Buffer.concat(pieces);
    const from = lineEnd + 2;
    if (rest.length < from + length + 2) return undefined;
    pieces.push(rest.subarray(from, from + length));
    at = from + length + 2;
  }
}
