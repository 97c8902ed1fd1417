import { describe, expect, it } from 'vitest';
import ar from '../../messages/ar/app.json';
import de from '../../messages/de/app.json';
import en from '../../messages/en/app.json';
import arLegal from '../../messages/ar/legal.json';
import deLegal from '../../messages/de/legal.json';
import enLegal from '../../messages/en/legal.json';
import { FORMATS } from './formats';

type Tree = { readonly [key: string]: string | Tree };

/** Every message by its dotted key. */
function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/**
 * Names of the arguments and tags in an ICU message. Braces open an argument at even depth; at odd depth
 * they open the text of one of its branches.
 */
function slots(message: string): string[] {
  const found = new Set<string>([...message.matchAll(/<([a-z]+)>/g)].map((tag) => `<${tag[1]}>`));
  let depth = 0;
  for (const [index, character] of [...message].entries()) {
    if (character === '{') {
      const name = /^\{\s*(\w+)\s*[,}]/.exec([...message].slice(index).join(''))?.[1];
      if (depth % 2 === 0 && name !== undefined) found.add(name);
      depth += 1;
    } else if (character === '}') depth -= 1;
  }
  return [...found].sort();
}

const ALL = {
  en: { ...en, ...enLegal },
  de: { ...de, ...deLegal },
  ar: { ...ar, ...arLegal },
};
const english = flatten(ALL.en);

describe('slots', () => {
  it('finds arguments, also inside branches, and tags', () => {
    expect(slots('{n, plural, one {one {thing}} other {{n} <b>things</b>}}')).toEqual(['<b>', 'n', 'thing']);
  });

  it('takes the text of a branch for text', () => {
    expect(slots('{n, plural, one {day} other {days}}')).toEqual(['n']);
  });
});

describe.each(Object.entries({ de: ALL.de, ar: ALL.ar }))('messages in %s', (_locale, messages) => {
  const translated = new Map(flatten(messages));

  it('have exactly the keys of the English ones', () => {
    expect([...translated.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  });

  it('take exactly the same arguments and tags', () => {
    const differing = english.filter(
      ([key, text]) => String(slots(text)) !== String(slots(translated.get(key) ?? '')),
    );
    expect(differing).toEqual([]);
  });

  it('are translated', () => {
    const POLICIES = ['cloudflare', 'google', 'jsdelivr'].map((name) => `privacy.others.policy.${name}`);
    const sameInEveryLanguage = [
      ...['site.links.api', 'privacy.limits.megabytes', ...POLICIES, 'device.rows.memory.value'],
      ...[
        'tool.finish.transparent',
        'tool.finish.colors.e8ddc7',
        'tool.finish.placeOf',
        'tool.finish.format',
      ],
      ...['tool.output.facts', 'tool.viewer.zoom', 'tool.viewer.original'],
      ...['enter', 'home', 'end', 'pageUp', 'pageDown'].map((key) => `tool.shortcuts.keys.${key}`),
      ...['bytes', 'kilobytes', 'megabytes'].map((unit) => `keptFiles.size.${unit}`),
    ];
    const untranslated = english.filter(([key, text]) => translated.get(key) === text).map(([key]) => key);
    expect(untranslated.filter((key) => !sameInEveryLanguage.includes(key))).toEqual([]);
  });
});

it('name formats that are known: one that is not would be left out without a word', () => {
  const known = { number: Object.keys(FORMATS.number), date: Object.keys(FORMATS.dateTime) };
  const named = Object.values(ALL)
    .flatMap((messages) => flatten(messages))
    .flatMap(([, text]) => [...text.matchAll(/\{\s*\w+, (number|date), (\w+)\s*\}/g)]);
  expect(named.length).toBeGreaterThan(0);
  for (const [, kind, name] of named) expect(known[kind as 'number' | 'date']).toContain(name);
});
