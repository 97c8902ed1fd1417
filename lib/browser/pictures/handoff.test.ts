import { expect, it } from 'vitest';
import { offerPicture, takePicture } from './handoff';

it('hands a picture over once', () => {
  const picture = new File(['x'], 'a.png');
  expect(takePicture()).toBeUndefined();
  offerPicture(picture);
  expect(takePicture()).toBe(picture);
  expect(takePicture()).toBeUndefined();
});
