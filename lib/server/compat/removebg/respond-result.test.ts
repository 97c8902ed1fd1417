import { describe, expect, it } from 'vitest';
import type { JobResult } from '../../inference/job';
import { timingsOf } from '@/lib/job/stages';
import { respondResult, wantsJson } from './respond-result';

const BYTES = 300_000;
const largest = { width: 40, height: 30 };
const cutOut: JobResult = {
  ...{ body: new Uint8Array(BYTES).fill(7), width: 40, height: 30, unbound: largest, subject: undefined },
  ...{ format: 'png', notices: [], way: 'net', certainty: 1, timings: timingsOf({}), waitedMs: 0 },
};

describe('respondResult', () => {
  it.each([true, false])('says how long it is and leaves in pieces, as JSON: %s', async (json) => {
    const answer = respondResult(cutOut, { json, type: undefined, largest });
    const pieces: number[] = [];
    for await (const piece of answer.body!) pieces.push(piece.length);
    // Whoever reads slowly is told from whoever does not read by pieces that a poor line takes in time.
    expect(Math.max(...pieces)).toBeLessThanOrEqual(65_536);
    const sum = pieces.reduce((one, other) => one + other, 0);
    expect(answer.headers.get('x-clearcut-length')).toBe(String(sum));
    expect(sum).toBeGreaterThanOrEqual(BYTES);
  });
});

describe('wantsJson', () => {
  it.each([
    'application/json',
    'Application/JSON ; charset=utf-8',
    'application/json, application/*+json',
    'application/json, image/png',
    'application/json;q=0.5, image/png;q=0.5, text/html',
  ])('%s: JSON', (accept) => expect(wantsJson(accept)).toBe(true));

  it.each([
    null,
    '',
    '*/*',
    'image/*',
    'text/plain',
    'application/json, text/plain, */*',
    'application/json, image/*, */*',
    'application/json;q=0.9, image/png',
    'application/json;q=0',
    'application/jsonp',
    'application/*',
  ])('%s: bytes', (accept) => expect(wantsJson(accept)).toBe(false));
});
