import { expect, it } from 'vitest';
import ar from '../../messages/ar/app.json';
import de from '../../messages/de/app.json';
import en from '../../messages/en/app.json';
import { FORMATS } from './formats';

const KINDS = { number: FORMATS.number, date: FORMATS.dateTime, time: FORMATS.dateTime };

it.each([
  ['en', en],
  ['de', de],
  ['ar', ar],
])('every style that the messages in %s name is known', (_, messages) => {
  const named = [...JSON.stringify(messages).matchAll(/\{\w+, (number|date|time), (\w+)\}/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, kind, style] of named) {
    expect(KINDS[kind as keyof typeof KINDS], `{…, ${kind}, ${style}}`).toHaveProperty(style!);
  }
});
