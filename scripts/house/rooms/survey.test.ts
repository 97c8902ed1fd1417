import { expect, it } from 'vitest';
import { survey } from './survey';

const room = (lines: number, isTable = false) => ({ path: `${lines}.ts`, lines, isTable });

it('counts small files, up to their limit', () => {
  expect(survey([room(30), room(31), room(40), room(90)])).toMatchObject({
    files: 4,
    small: 1,
    smallShare: 0.25,
  });
});

it('has the line count in the middle', () => {
  expect(survey([room(90), room(10), room(40)]).medianLines).toBe(40);
  expect(survey([room(90), room(10), room(40), room(50)]).medianLines).toBe(45);
});

it('names what is large, unless it is a table', () => {
  expect(survey([room(300), room(301), room(350), room(400, true)]).large.map(({ lines }) => lines)).toEqual([
    350, 301,
  ]);
});
