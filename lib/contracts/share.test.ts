import { describe, expect, it } from 'vitest';
import { FRAGMENT_OF_MISSED, fragmentOfShared, readShared } from './share';

describe('the fragment of shared pictures', () => {
  it('says under which keys they are', () => {
    expect(readShared(fragmentOfShared([3]))).toEqual({ kind: 'parcels', keys: [3] });
    expect(readShared(fragmentOfShared([4, 15]))).toEqual({ kind: 'parcels', keys: [4, 15] });
  });

  it('says that none has arrived', () => {
    expect(readShared(FRAGMENT_OF_MISSED)).toEqual({ kind: 'missed' });
  });

  it.each(['', '#', '#main', '#shared=', '#shared=1,', '#shared=-1', '#shared=1e9', '#shared=missed,1'])(
    'reads nothing from %j',
    (fragment) => expect(readShared(fragment)).toBeUndefined(),
  );
});
