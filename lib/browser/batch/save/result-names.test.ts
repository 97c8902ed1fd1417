import { describe, expect, it } from 'vitest';
import { DistinctNames, resultName } from './result-names';

describe('resultName', () => {
  it.each([
    ['holiday.jpg', 'image/png', 'holiday-cutout.png'],
    ['a.b.2024.jpeg', 'image/jpeg', 'a.b.2024-cutout.jpg'],
    ['صورة.heic', 'image/webp', 'صورة-cutout.webp'],
    ['what/is: this?.png', 'image/png', 'what_is_ this_-cutout.png'],
    ['', 'image/png', 'cutout.png'],
  ])('of %j as %s is %j', (picture, type, expected) => {
    expect(resultName(picture, type)).toBe(expected);
  });
});

describe('distinct names', () => {
  it('count up, and step over those that are there', () => {
    const names = new DistinctNames(['b.png']);
    expect(['a.png', 'a.png', 'a-2.png', 'a.png', 'b.png', 'c'].map((name) => names.take(name))).toEqual([
      'a.png',
      'a-2.png',
      'a-2-2.png',
      'a-3.png',
      'b-2.png',
      'c',
    ]);
  });

  it('differ in more than case or the way a letter is put together', () => {
    const names = new DistinctNames();
    expect(['A.png', 'a.png', 'é.png', 'e\u0301.png'].map((name) => names.take(name))).toEqual([
      'A.png',
      'a-2.png',
      'é.png',
      'e\u0301-2.png',
    ]);
  });
});
