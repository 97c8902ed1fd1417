import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setLogger } from './logger';
import { keepStandardErrorClean, printLine } from './standard-error';

const lines: Record<string, unknown>[] = [];

beforeEach(() => {
  setLogger(pino({ base: null }, { write: (line) => lines.push(JSON.parse(line) as never) }));
  keepStandardErrorClean();
});
afterEach(() => {
  process.stderr.write = printLine;
  lines.splice(0);
});

it('P-04: logs of an error that is printed its class and where it happened, and none of its text', () => {
  const error = new TypeError('client-text\n    at client-text (client-text:1:1)');
  console.error('⨯', Object.assign(error, { input: 'client-text' }));
  expect(lines).toMatchObject([{ level: 50, code: 'printed', errorClass: 'TypeError' }]);
  expect((lines[0]!['at'] as string[])[0]).toContain('standard-error.test.ts');
  expect(JSON.stringify(lines)).not.toContain('client-text');
});

it('keeps no place of a stack whose text it cannot tell from the places', () => {
  const error = new Error('client-text');
  // It is written when it is first read.
  expect(error.stack).toContain('client-text');
  error.message = 'other';
  console.warn(error);
  expect(lines).toMatchObject([{ errorClass: 'Error', at: [] }]);
});

it('logs of any other text its length, and calls back as a stream does', async () => {
  console.error('client-text');
  await new Promise((resolve) => process.stderr.write('client-text', resolve));
  await new Promise((resolve) => process.stderr.write('client-text', 'utf8', resolve));
  expect(lines.map(({ code, bytes }) => [code, bytes])).toEqual([
    ['printed', undefined],
    ['printed', 11],
    ['printed', 11],
  ]);
});
