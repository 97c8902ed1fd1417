import { describe, expect, it } from 'vitest';
import { graphicsOf, noticesOf } from './remove';

describe('graphicsOf', () => {
  it('leaves it to the picture where a request says nothing', () => {
    expect(graphicsOf({ model: undefined, subject: undefined })).toBe('sure');
  });

  it('wants a graphic, also with a model for when its ground is not plain', () => {
    expect(graphicsOf({ model: undefined, subject: 'graphic' })).toBe('wanted');
    expect(graphicsOf({ model: 'u2netp', subject: 'graphic' })).toBe('wanted');
  });

  it('wants a net for a photo, for any other subject, and for a model by name', () => {
    expect(graphicsOf({ model: undefined, subject: 'photo' })).toBe('never');
    expect(graphicsOf({ model: undefined, subject: 'person' })).toBe('never');
    expect(graphicsOf({ model: 'u2netp', subject: undefined })).toBe('never');
  });
});

describe('noticesOf', () => {
  it('says how a matte was made where no net did it', () => {
    expect(noticesOf({ animated: false, partial: false }, true, 'net')).toEqual([]);
    expect(noticesOf({ animated: true, partial: true }, false, 'graphic')).toEqual([
      'first-frame',
      'partial',
      'no-subject',
      'graphic',
    ]);
    expect(noticesOf({ animated: false, partial: false }, true, 'checkerboard')).toEqual(['checkerboard']);
  });
});
