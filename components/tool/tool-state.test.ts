import { describe, expect, it } from 'vitest';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import { INITIAL_STATE, reduceTool, type ToolEvent, type ToolState } from './tool-state';

const picture = new File(['x'], 'holiday.jpg', { type: 'image/jpeg' });
const other = new File(['y'], 'other.jpg', { type: 'image/jpeg' });
const cutOut: PlacedCutOut = { blob: new Blob(['z']), notices: [], place: 'server', sent: 'yes' };

function after(...events: ToolEvent[]): ToolState {
  return events.reduce(reduceTool, INITIAL_STATE);
}

const started: ToolEvent = { type: 'started', picture, attempt: 1 };
const sent: ToolEvent = { type: 'uploaded', attempt: 1, share: 1 };
const finished: ToolEvent = { type: 'finished', attempt: 1, cutOut, asked: 'photo' };
const failed: ToolEvent = { type: 'failed', attempt: 1, code: 'server_busy', retryAt: 5000 };

describe('a try', () => {
  it('goes from upload through work to the cut-out', () => {
    expect(after(started)).toEqual({ phase: 'uploading', attempt: 1, picture, share: 0 });
    expect(after(started, { type: 'uploaded', attempt: 1, share: 0.4 })).toMatchObject({ share: 0.4 });
    expect(after(started, sent)).toEqual({ phase: 'working', attempt: 1, picture });
    expect(after(started, sent, finished)).toEqual({
      phase: 'done',
      attempt: 1,
      picture,
      cutOut,
      asked: 'photo',
    });
  });

  it('never counts backwards', () => {
    const state = after(
      started,
      { type: 'uploaded', attempt: 1, share: 0.6 },
      { type: 'uploaded', attempt: 1, share: 0.2 },
    );
    expect(state).toMatchObject({ phase: 'uploading', share: 0.6 });
    expect(after(started, sent, { type: 'uploaded', attempt: 1, share: 0.9 })).toMatchObject({
      phase: 'working',
    });
  });

  it('keeps the picture when it fails, and when', () => {
    const expected = { phase: 'failed', attempt: 1, picture, code: 'server_busy', retryAt: 5000 };
    expect(after(started, failed)).toEqual(expected);
    expect(after(started, sent, failed)).toEqual(expected);
  });

  it('can be cleared at any time', () => {
    for (const events of [[started], [started, sent], [started, finished], [started, failed]]) {
      expect(after(...events, { type: 'cleared' })).toEqual({ phase: 'idle', attempt: 1 });
    }
  });
});

describe('events that come too late', () => {
  it('of an earlier try change nothing', () => {
    const second: ToolEvent = { type: 'started', picture: other, attempt: 2 };
    for (const late of [sent, finished, failed]) {
      expect(after(started, second, late)).toEqual(after(started, second));
    }
  });

  it('of a cancelled or ended try change nothing', () => {
    for (const late of [sent, finished, failed]) {
      expect(after(started, { type: 'cleared' }, late)).toEqual({ phase: 'idle', attempt: 1 });
      expect(after(started, finished, late)).toEqual(after(started, finished));
    }
  });
});

describe('a refusal', () => {
  const nothing: ToolEvent = { type: 'refused', code: 'nothing_to_open', picture: undefined };

  it('of a picture replaces what was there', () => {
    const refused: ToolEvent = { type: 'refused', code: 'upload_too_large', picture: other };
    for (const events of [[], [started], [started, finished], [started, failed]]) {
      expect(after(...events, refused)).toMatchObject({
        phase: 'failed',
        code: 'upload_too_large',
        picture: other,
      });
    }
  });

  it('of something without a picture shows on an empty mat', () => {
    expect(after(nothing)).toMatchObject({ phase: 'failed', code: 'nothing_to_open', picture: undefined });
    expect(after(nothing, nothing)).toMatchObject({ code: 'nothing_to_open' });
  });

  it('of something without a picture disturbs neither work nor result', () => {
    for (const events of [[started], [started, sent], [started, finished], [started, failed]]) {
      expect(after(...events, nothing)).toEqual(after(...events));
    }
  });
});
