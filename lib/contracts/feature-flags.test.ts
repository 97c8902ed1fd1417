import { expect, it } from 'vitest';
import { flagText, knownFlagValues, readFlagText } from './feature-flags';

it.each([
  ['', {}, [], []],
  ['engine:browser', { engine: 'browser' }, [], []],
  [' engine : server , history:off ,', { engine: 'server', history: 'off' }, [], []],
  ['engine:', {}, ['engine'], []],
  ['engine:server,engine:browser', { engine: 'server' }, [], []],
  ['engine:elsewhere,tracking:on,history', {}, [], ['engine:elsewhere', 'tracking:on', 'history']],
  ['__proto__:x,constructor:on', {}, [], ['__proto__:x', 'constructor:on']],
])('reads %j', (text, values, takenBack, unknown) => {
  expect(readFlagText(text)).toEqual({ values, takenBack, unknown });
});

it('writes what it reads', () => {
  const values = { engine: 'browser', history: 'off' } as const;
  expect(readFlagText(flagText(values)).values).toEqual(values);
  expect(flagText({})).toBe('');
});

it.each([
  [{ engine: 'browser', history: 'sometimes', other: 'on' }, { engine: 'browser' }],
  [{ engine: 3, toString: 'on' }, {}],
  [null, {}],
  ['engine:browser', {}],
])('takes of %j what it knows', (received, known) => {
  expect(knownFlagValues(received)).toEqual(known);
});
