import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { restoreLength } from '../http/answer-length';
import { logger } from '../log/logger';
import type { AnswerRoom } from './answer-room';
import { PACE_TICK_MS, TransferPace } from './transfer-pace';
import { whenClosed } from './when-closed';

/**
 * Sees an answer out. It gets its length, holds room until its last byte has left, and ends where nobody reads it. Called when its
 * head is about to leave.
 *
 * @param client whose answer it is
 */
export function watchAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  room: AnswerRoom,
  client: string,
): void {
  const { socket } = request;
  const before = socket.bytesWritten - socket.writableLength;
  // Node counts a write when it begins, and what has not left of it as waiting.
  const sentBytes = () => socket.bytesWritten - socket.writableLength - before;
  const drop = () => {
    logger().warn({ code: 'answer_not_read', sentBytes: sentBytes() }, 'an answer was dropped');
    socket.destroy();
  };
  restoreLength(response);
  const bytes = Number(response.getHeader('content-length') ?? 0);
  const release = room.hold({ client, bytes, sentBytes, drop });
  let pace = new TransferPace(performance.now());
  const ticker = setInterval(() => {
    const nowMs = performance.now();
    // What a handler has yet to write is not its client's delay.
    if (response.writableLength === 0 && socket.writableLength === 0) pace = new TransferPace(nowMs);
    else if (pace.isTooSlow(nowMs, sentBytes())) drop();
  }, PACE_TICK_MS).unref();
  whenClosed(request, response, () => {
    clearInterval(ticker);
    release();
  });
}
