import { describe, expect, it } from 'vitest';
import { AnswerRoom } from './answer-room';

function roomOf(maxBytes: number) {
  const room = new AnswerRoom(maxBytes);
  const dropped: string[] = [];
  const hold = (name: string, client: string, bytes: number, sent = 0) =>
    room.hold({ client, bytes, sentBytes: () => sent, drop: () => dropped.push(name) });
  return { dropped, hold };
}

describe('AnswerRoom', () => {
  it('drops, of the client that holds the most, the answer that has left the least of', () => {
    const { dropped, hold } = roomOf(100);
    hold('slow phone', 'a', 30, 1);
    hold('half read', 'b', 30, 15);
    hold('unread', 'b', 30, 2);
    expect(dropped).toEqual([]);
    hold('new', 'c', 20);
    expect(dropped).toEqual(['unread']);
  });

  it('has nothing to gain from one that is empty, or does not say how long it is', () => {
    const { dropped, hold } = roomOf(100);
    hold('unknown', 'a', 0);
    hold('large', 'b', 500);
    expect(dropped).toEqual([]);
  });

  it('takes one answer of any size, alone', () => {
    const { dropped, hold } = roomOf(100);
    hold('large', 'a', 500);
    expect(dropped).toEqual([]);
    hold('next', 'a', 10);
    expect(dropped).toEqual(['large']);
  });

  it('has room again for what has left', () => {
    const { dropped, hold } = roomOf(100);
    const release = hold('first', 'a', 80);
    release();
    release();
    hold('second', 'b', 80);
    expect(dropped).toEqual([]);
    hold('third', 'c', 30);
    expect(dropped).toEqual(['second']);
  });
});
