import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../contracts/error-codes';
import { DEVICE_ERROR_CODES, errorRow, otherEngineMayTry } from './device-errors';

describe('errorRow', () => {
  it('sends the same picture again where the picture is not to blame', () => {
    expect(errorRow('server_busy').helps).toBe('retry');
    expect(errorRow('offline').helps).toBe('retry');
  });

  it('asks for another picture where it is', () => {
    expect(errorRow('picture_truncated').helps).toBe('choose');
    expect(errorRow('upload_too_large').helps).toBe('choose');
    expect(errorRow('picture_unreadable').helps).toBe('choose');
  });

  it('asks for a newer page where this one is outdated, and nowhere else', () => {
    const codes = [...ERROR_CODES, ...DEVICE_ERROR_CODES];
    expect(codes.filter((code) => errorRow(code).helps === 'reload')).toEqual(['page_outdated']);
  });

  it('lets the device try what the service did not get', () => {
    const codes = DEVICE_ERROR_CODES.filter((code) => errorRow(code).deviceMayTry);
    expect(codes).toEqual(['offline', 'network_lost', 'unexpected_answer']);
    expect(errorRow('too_many_requests').deviceMayTry).toBe(true);
    expect(errorRow('picture_damaged').deviceMayTry).toBe(false);
  });

  it('speaks against the worker where its engine failed', () => {
    const codes = DEVICE_ERROR_CODES.filter((code) => errorRow(code).againstWorker);
    expect(codes).toEqual(['engine_not_started', 'device_failed']);
    expect(errorRow('not_a_picture').againstWorker).toBe(false);
  });
});

it('lets the other engine try what the picture is not to blame for', () => {
  const files = ['model_unavailable', 'model_corrupt', 'page_outdated'] as const;
  expect([...files, 'engine_not_started' as const, 'device_failed' as const].map(otherEngineMayTry)).toEqual(
    Array.from({ length: 5 }, () => true),
  );
  const ofJob = ['picture_unreadable', 'canvas_altered', 'no_room_here', 'too_many_pixels'] as const;
  expect(ofJob.map(otherEngineMayTry)).toEqual([false, false, false, false]);
});
