import { expect, it } from 'vitest';
import { cutOutName } from './cut-out-name';

it.each([
  ['holiday.jpg', 'holiday-cutout.png'],
  ['Mein Hund 2.JPEG', 'Mein Hund 2-cutout.png'],
  ['archive.2024.png', 'archive.2024-cutout.png'],
  ['صورة.webp', 'صورة-cutout.png'],
  ['photo', 'photo-cutout.png'],
  ['.jpg', 'cutout.png'],
  ['', 'cutout.png'],
])('%j becomes %j', (given, expected) => {
  expect(cutOutName(given, 'image/png')).toBe(expected);
});

it.each([
  ['image/webp', 'a-cutout.webp'],
  ['image/jpeg', 'a-cutout.jpg'],
] as const)('a %s is called %s', (type, expected) => {
  expect(cutOutName('a.heic', type)).toBe(expected);
});
