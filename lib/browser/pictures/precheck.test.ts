import { expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES } from '../../contracts/limits';
import { precheck } from './precheck';

it('refuses what the service would refuse, and only that', () => {
  expect(precheck({ size: 0 })).toBe('empty_body');
  expect(precheck({ size: 1 })).toBeUndefined();
  expect(precheck({ size: MAX_UPLOAD_BYTES })).toBeUndefined();
  expect(precheck({ size: MAX_UPLOAD_BYTES + 1 })).toBe('upload_too_large');
});
