import { describe, expect, it } from 'vitest';
import { buildEvent } from './event';

const NAME = 'jane_doe_passport.jpg';
const DONE = { file_size: 1234, file_type: 'jpeg', duration_ms: 900, engine: 'server' } as const;

describe('A-02: buildEvent', () => {
  it('takes the fields of the list', () => {
    expect(buildEvent('cut_out_done', DONE)).toEqual({ name: 'cut_out_done', fields: DONE });
    const failed = { file_size: 0, file_type: 'other', duration_ms: 0, error_code: 'offline' } as const;
    expect(buildEvent('cut_out_failed', failed).fields).toEqual(failed);
    expect(buildEvent('result_saved', { file_type: 'zip' }).fields).toEqual({ file_type: 'zip' });
  });

  it('refuses a field that is not on the list, when compiled and when run', () => {
    // @ts-expect-error -- no event has a name
    expect(() => buildEvent('cut_out_done', { ...DONE, name: NAME })).toThrow(RangeError);
    const inVariable = { ...DONE, url: 'https://example.org/a.jpg' };
    // @ts-expect-error -- neither where the surplus comes in a variable
    expect(() => buildEvent('cut_out_done', inVariable)).toThrow(RangeError);
    // @ts-expect-error -- a message is no field
    expect(() => buildEvent('result_saved', { file_type: 'png', message: 'no' })).toThrow(RangeError);
    // @ts-expect-error -- known, but not of this event
    expect(() => buildEvent('result_saved', { file_type: 'png', file_size: 1 })).toThrow(RangeError);
  });

  it('refuses an event that is not on the list, those of every object included', () => {
    // @ts-expect-error -- no such event
    expect(() => buildEvent('opened', { file_type: 'png' })).toThrow(RangeError);
    // @ts-expect-error -- a name that every object knows
    expect(() => buildEvent('toString', {})).toThrow(RangeError);
  });

  it('refuses free text where a word of a list belongs', () => {
    // @ts-expect-error -- a file name is no type
    expect(() => buildEvent('result_saved', { file_type: NAME })).toThrow(RangeError);
    const failed = { file_size: 1, file_type: 'jpeg', duration_ms: 1 } as const;
    // @ts-expect-error -- nor is a message a code
    expect(() => buildEvent('cut_out_failed', { ...failed, error_code: `cannot read ${NAME}` })).toThrow(
      RangeError,
    );
    // @ts-expect-error -- and all fields are wanted
    expect(() => buildEvent('cut_out_failed', failed)).toThrow(RangeError);
  });

  it.each([Number.NaN, Infinity, -1, 1.5, '12'])('refuses %j where a count belongs', (value) => {
    expect(() => buildEvent('cut_out_done', { ...DONE, file_size: value as number })).toThrow(RangeError);
  });

  it('repeats nothing of what it refuses', () => {
    try {
      buildEvent('result_saved', { file_type: NAME as 'png' });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain('jane');
    }
  });
});
