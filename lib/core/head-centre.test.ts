import { expect, it } from 'vitest';
import { paint } from '@/tests/fixtures/core-pictures';
import { headCentre } from './head-centre';

/** A head at columns 20 to 29 over shoulders that reach far to the right. */
const person = paint({ width: 100, height: 60 }, (x, y) => {
  const inside = y < 30 ? x >= 20 && x < 30 : x >= 10 && x < 95;
  return [9, 9, 9, inside && y >= 5 ? 255 : 0];
});
const box = { left: 10, top: 5, width: 85, height: 55 };

it('is the middle of the head, wherever the shoulders are', () => {
  expect(headCentre(person, box, 30)).toBe(25);
  expect(headCentre(person, box, 60)).toBeGreaterThan(40);
});

it('is the middle of the box where nothing is above the chin', () => {
  expect(headCentre(person, box, 5)).toBe(52.5);
  expect(headCentre(person, { ...box, left: -200 }, 2)).toBe(-157.5);
});
