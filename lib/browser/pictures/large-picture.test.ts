import { expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES } from '../../contracts/limits';
import { MAX_PICTURE_BYTES, precheck } from './large-picture';

it('refuses what the service would refuse, and only that', () => {
  expect(precheck({ size: 0 }, false)).toBe('empty_body');
  expect(precheck({ size: 1 }, false)).toBeUndefined();
  expect(precheck({ size: MAX_UPLOAD_BYTES }, false)).toBeUndefined();
  expect(precheck({ size: MAX_UPLOAD_BYTES + 1 }, false)).toBe('upload_too_large');
});

it('takes larger ones where they do not go to the service as they are', () => {
  expect(precheck({ size: 0 }, true)).toBe('empty_body');
  expect(precheck({ size: MAX_PICTURE_BYTES }, true)).toBeUndefined();
  expect(precheck({ size: MAX_PICTURE_BYTES + 1 }, true)).toBe('upload_too_large');
});
