import { expect, it } from 'vitest';
import { pickedPicture } from './dropped-things';

const text = new File(['a'], 'notes.txt', { type: 'text/plain' });
const photo = new File(['b'], 'photo.png', { type: 'image/png' });

it('takes the first picture among other files', () => {
  expect(pickedPicture([text, photo])).toBe(photo);
});

it('takes what there is where nothing calls itself a picture', () => {
  expect(pickedPicture([text])).toBe(text);
});

it('takes nothing from nothing', () => {
  expect(pickedPicture([])).toBeUndefined();
});
