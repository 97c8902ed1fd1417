import { describe, expect, it } from 'vitest';
import type { ItemWork } from '@/lib/browser/batch/queue/item-work';
import { PLAIN_FINISH, type Finish } from '@/lib/browser/pictures/finish';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { cellAfterKey, countsOf, countUndecided, idsToRetry, inOrder } from './batch-figures';
import { EMPTY_BATCH, reduceBatch, type BatchEvent, type BatchState } from './batch-state';

const after = (...events: BatchEvent[]): BatchState => events.reduce(reduceBatch, EMPTY_BATCH);
const taken = (...ids: string[]): BatchEvent => ({
  type: 'taken-in',
  pictures: ids.map((id) => ({ id, file: new File([id], `${id}.jpg`) })),
  refused: [],
});
const moved = (id: string, work: ItemWork): BatchEvent => ({ type: 'moved', id, work });
const done = (certainty?: number): ItemWork => ({
  phase: 'done',
  cutOut: { blob: new Blob(), notices: [], place: 'server', sent: 'yes', certainty },
});
const failed: ItemWork = { phase: 'failed', code: 'picture_truncated' };
const names = (pictures: BatchState['pictures']) => pictures.map(({ id }) => id).join('');

describe('a batch', () => {
  it('takes pictures in and names what it does not take, drop by drop', () => {
    const refused = [{ path: 'x.txt', reason: 'not_a_picture' }] as const;
    const state = after({ type: 'looking-through' }, { type: 'looking-through' }, taken('a', 'b'), {
      type: 'taken-in',
      pictures: [],
      refused,
    });
    expect(state).toMatchObject({ lookingThrough: 0, refused });
    expect(state.pictures.map(({ work }) => work.phase)).toEqual(['waiting', 'waiting']);
    expect(reduceBatch(state, { type: 'refusals-read' }).refused).toEqual([]);
  });

  it('follows each picture by itself, and none that was removed', () => {
    const state = after(
      taken('a', 'b'),
      moved('a', failed),
      { type: 'removed', ids: ['b'] },
      moved('b', done()),
    );
    expect(names(state.pictures)).toBe('a');
    expect(state.pictures[0]!.work).toBe(failed);
  });

  it('counts where its pictures stand, and finds those that another try can help', () => {
    const { pictures } = after(
      taken('a', 'b', 'c', 'd', 'e'),
      moved('a', done()),
      moved('b', failed),
      moved('c', { phase: 'stopped' }),
      moved('d', { phase: 'uploading', share: 0.5 }),
    );
    expect(countsOf(pictures)).toEqual({ total: 5, done: 1, failed: 1, stopped: 1, left: 2 });
    expect(idsToRetry(pictures)).toEqual(['b', 'c']);
  });

  it('counts the pictures that wait for the visitor’s word on what the service does not take', () => {
    const file = new File([new Uint8Array(MAX_UPLOAD_BYTES + 1)], 'large.jpg');
    const large: BatchEvent = { type: 'taken-in', pictures: [{ id: 'b', file }], refused: [] };
    const state = after(taken('a'), large);
    expect(countUndecided(state)).toBe(1);
    expect(countUndecided(reduceBatch(state, moved('b', { phase: 'stopped' })))).toBe(0);
    expect(countUndecided(reduceBatch(state, { type: 'large-way-chosen', way: 'shrink' }))).toBe(0);
  });

  it('shows what most needs a look first: failures, then the least certain, then what is not there yet', () => {
    const state = after(
      taken('a', 'b', 'c', 'd', 'e'),
      moved('a', done(0.9)),
      moved('c', done(0.2)),
      moved('d', failed),
      moved('e', done()),
    );
    expect(names(inOrder(state))).toBe('abcde');
    expect(names(inOrder({ ...state, order: 'certainty' }))).toBe('dcaeb');
  });

  it('makes something of all, and of one what is its own until that is shared or given up', () => {
    const white: Finish = { ...PLAIN_FINISH, format: 'jpeg' };
    const black: Finish = { ...PLAIN_FINISH, format: 'webp' };
    const own = (state: BatchState) => state.pictures.map(({ finish }) => finish);
    const one = after(taken('a', 'b'), { type: 'own-finish-chosen', id: 'b', finish: black });
    expect([one.finish, ...own(one)]).toEqual([PLAIN_FINISH, undefined, black]);
    const all = reduceBatch(one, { type: 'finish-chosen', finish: white });
    expect([all.finish, ...own(all)]).toEqual([white, undefined, black]);
    const given = reduceBatch(all, { type: 'own-finish-chosen', id: 'b', finish: undefined });
    expect([given.finish, ...own(given)]).toEqual([white, undefined, undefined]);
    const shared = reduceBatch(all, { type: 'finish-shared', finish: black });
    expect([shared.finish, ...own(shared)]).toEqual([black, undefined, undefined]);
  });
});

describe('a key in the grid', () => {
  const grid = { count: 10, columns: 4, isRtl: false };
  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 7],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 2, 2],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['PageDown', 1, 9],
    ['a', 1, undefined],
  ])('%s leads from %i to %s', (key, from, to) => {
    expect(cellAfterKey(key, from, grid)).toBe(to);
  });

  it('follows the direction of writing', () => {
    const rtl = { ...grid, isRtl: true };
    expect([cellAfterKey('ArrowLeft', 3, rtl), cellAfterKey('ArrowRight', 3, rtl)]).toEqual([4, 2]);
  });
});
