import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { BODY_HEADER, dropBodyStamp, stampBody, takeBody } from './held-body';

const sent = (headers: IncomingHttpHeaders) => new Headers({ [BODY_HEADER]: String(headers[BODY_HEADER]) });

async function lengths(body: AsyncIterable<Uint8Array> | undefined): Promise<number[]> {
  const found: number[] = [];
  for await (const piece of body ?? []) found.push(piece.length);
  return found;
}

describe('held bodies', () => {
  it('are read once, in their order, with turns for others in between, and forgotten while they are read', async () => {
    const headers: IncomingHttpHeaders = {};
    const pieces = Array.from({ length: 50 }, (_, index) => new Uint8Array(100_000 + index));
    stampBody(headers, pieces);
    let [turns, reading] = [0, true];
    const turn = () => {
      turns += 1;
      if (reading) setImmediate(turn);
    };
    setImmediate(turn);
    expect(await lengths(takeBody(sent(headers)))).toEqual(Array.from({ length: 50 }, (_, i) => 100_000 + i));
    reading = false;
    expect(turns).toBeGreaterThanOrEqual(4);
    expect(pieces).toEqual([]);
    expect(takeBody(sent(headers))).toBeUndefined();
  });

  it('are nobody’s by a name that a client has sent', () => {
    const headers: IncomingHttpHeaders = { [BODY_HEADER]: 'mine' };
    dropBodyStamp(headers);
    expect(headers).toEqual({});
    expect(takeBody(new Headers({ [BODY_HEADER]: 'mine' }))).toBeUndefined();
  });

  it('are forgotten where nobody has taken them', () => {
    const headers: IncomingHttpHeaders = {};
    const forget = stampBody(headers, [new Uint8Array(1)]);
    forget();
    expect(takeBody(sent(headers))).toBeUndefined();
  });
});
