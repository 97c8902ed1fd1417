import 'server-only';

/** Bytes as a stream of one chunk, because a Response copies a byte array that it is given. */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
