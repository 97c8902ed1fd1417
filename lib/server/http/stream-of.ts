import 'server-only';

/** Small enough that a poor line takes one in well under the time in which a pace is told. */
const PIECE_BYTES = 65_536;

/**
 * Bytes as a stream, because a Response copies a byte array that it is given. In pieces: a client that does not read is told by the
 * pieces that stay.
 */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream(
    {
      pull(controller) {
        const end = Math.min(bytes.length, sent + PIECE_BYTES);
        if (end > sent) controller.enqueue(bytes.subarray(sent, end));
        sent = end;
        if (sent === bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
