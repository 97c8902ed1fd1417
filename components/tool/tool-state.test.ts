import { describe, expect, it } from 'vitest';
import { PLAIN_FINISH, type Finish } from '@/lib/browser/pictures/finish';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { PictureType } from '@/lib/contracts/remove';
import {
  INITIAL_STATE,
  isRunning,
  reduceTool,
  savedFile,
  type ToolEvent,
  type ToolState,
} from './tool-state';

const picture = new File(['x'], 'holiday.jpg', { type: 'image/jpeg' });
const other = new File(['y'], 'other.jpg', { type: 'image/jpeg' });
const cutOut: PlacedCutOut = { blob: new Blob(['z']), notices: [], place: 'server', sent: 'yes' };

function after(...events: ToolEvent[]): ToolState {
  return events.reduce(reduceTool, INITIAL_STATE);
}

const opened: ToolEvent = { type: 'opened', picture, pictureType: undefined };
const sent: ToolEvent = { type: 'uploaded', attempt: 1, share: 1 };
const asked: ToolEvent = { type: 'asked', attempt: 1, downloadBytes: 9_000_000 };
const moved: ToolEvent = { type: 'moved', attempt: 1, engine: { step: 'decode' }, switched: true };
const finished: ToolEvent = { type: 'finished', attempt: 1, id: 'picture-1', cutOut };
const failed: ToolEvent = {
  type: 'failed',
  attempt: 1,
  code: 'server_busy',
  retryAt: 5000,
  partialHelps: false,
};
const onBlack: ToolEvent = { type: 'backdrop-chosen', backdrop: 'black' };

/** What leads to each phase. */
const IDLE: ToolEvent[] = [];
const RUNNING = [[opened], [opened, sent], [opened, asked], [opened, moved]];
const ENDED = [
  [opened, finished],
  [opened, failed],
];

it('cuts out what is there of a picture, and of no other, once that will do', () => {
  const partly: ToolEvent = { type: 'opened', picture, pictureType: undefined, partial: true };
  expect(after(opened, failed, partly)).toMatchObject({ phase: 'uploading', partial: true });
  expect(after(partly, finished)).toMatchObject({ phase: 'done', partial: true });
  expect(after(partly, finished, { ...opened, pictureType: 'graphic' })).toMatchObject({ partial: true });
  expect(after(partly, { ...opened, picture: other })).not.toHaveProperty('partial');
});

it('keeps what the history knows of a picture that cannot be put back', () => {
  const finish: Finish = { ...PLAIN_FINISH, format: 'jpeg' };
  const before = { pictureType: 'graphic', finish } as const;
  const refused: ToolEvent = { type: 'refused', code: 'unexpected_answer', picture, before };
  expect(after(refused)).toMatchObject({ phase: 'failed', ...before });
  // Cut out anew, as the failed state's button asks for it, and not as the page begins.
  const beginning = { finish: PLAIN_FINISH, pictureType: 'photo' as const };
  expect(after(refused, { ...opened, pictureType: 'graphic', beginning })).toMatchObject(before);
});

describe('a try', () => {
  const tried = { attempt: 1, picture, pictureType: undefined, finish: PLAIN_FINISH };

  it('goes from upload through work to the cut-out', () => {
    expect(after(opened)).toEqual({ ...tried, phase: 'uploading', share: 0 });
    expect(after(opened, { type: 'uploaded', attempt: 1, share: 0.4 })).toMatchObject({ share: 0.4 });
    expect(after(opened, sent)).toEqual({ ...tried, phase: 'working' });
    expect(after(opened, sent, finished)).toEqual({
      ...tried,
      phase: 'done',
      id: 'picture-1',
      cutOut,
      backdrop: 'checkerboard',
      finished: undefined,
      finishError: undefined,
      saved: undefined,
    });
  });

  it('begins with what the page asks for, and again with what the visitor has made of the same picture', () => {
    const finish: Finish = { ...PLAIN_FINISH, format: 'webp' };
    const asWebp: ToolEvent = { ...opened, beginning: { finish, pictureType: undefined } };
    expect(after(asWebp)).toMatchObject({ finish });
    const jpeg: Finish = { ...PLAIN_FINISH, format: 'jpeg' };
    const again = after(asWebp, finished, { type: 'finish-chosen', finish: jpeg }, asWebp);
    expect(again).toMatchObject({ attempt: 2, finish: jpeg });
    expect(after(asWebp, finished, { ...asWebp, picture: other })).toMatchObject({ finish });
  });

  it('begins as the type that the page names, until the visitor says something else, or automatic', () => {
    const onGraphicsPage = (pictureType?: PictureType, file = picture): ToolEvent => ({
      ...{ type: 'opened', picture: file, pictureType },
      beginning: { finish: PLAIN_FINISH, pictureType: 'graphic' },
    });
    expect(after(onGraphicsPage())).toMatchObject({ pictureType: 'graphic' });
    expect(after(onGraphicsPage('photo'))).toMatchObject({ pictureType: 'photo' });
    const automatic = after(onGraphicsPage(), finished, onGraphicsPage());
    expect(automatic).toMatchObject({ attempt: 2, pictureType: undefined });
    const again = after(
      onGraphicsPage(),
      finished,
      onGraphicsPage(),
      { ...failed, attempt: 2 },
      onGraphicsPage(),
    );
    expect(again).toMatchObject({ attempt: 3, pictureType: undefined });
    const another = after(onGraphicsPage(), finished, onGraphicsPage(undefined, other));
    expect(another).toMatchObject({ pictureType: 'graphic' });
  });

  it('begins with what the page asks for after a refusal, too: that was no try', () => {
    const beginning = { finish: { ...PLAIN_FINISH, format: 'webp' }, pictureType: 'graphic' } as const;
    const refused: ToolEvent = { type: 'refused', code: 'upload_too_large', picture };
    expect(after(refused, { ...opened, largeWay: 'shrink', beginning })).toMatchObject({
      ...{ phase: 'uploading', largeWay: 'shrink' },
      ...beginning,
    });
  });

  it('goes on to this device, after a question where the engine has to be downloaded', () => {
    const here = { ...tried, phase: 'local', engine: { step: 'decode' }, switched: true };
    expect(after(opened, asked)).toEqual({ ...tried, phase: 'asking', downloadBytes: 9_000_000 });
    expect(after(opened, asked, moved)).toEqual(here);
    expect(after(opened, sent, moved)).toEqual(here);
  });

  it('never counts backwards', () => {
    const state = after(
      opened,
      { type: 'uploaded', attempt: 1, share: 0.6 },
      { type: 'uploaded', attempt: 1, share: 0.2 },
    );
    expect(state).toMatchObject({ phase: 'uploading', share: 0.6 });
    expect(after(opened, sent, { type: 'uploaded', attempt: 1, share: 0.9 })).toMatchObject({
      phase: 'working',
    });
  });

  it('keeps the picture when it fails, and when', () => {
    const expected = { ...tried, phase: 'failed', code: 'server_busy', retryAt: 5000, partialHelps: false };
    for (const events of RUNNING) expect(after(...events, failed)).toEqual(expected);
  });

  it('keeps what the visitor says that the picture is, to its end', () => {
    const asGraphic: ToolEvent = { type: 'opened', picture, pictureType: 'graphic' };
    for (const events of [[], [sent], [asked], [moved], [sent, failed], [sent, finished]]) {
      expect(after(asGraphic, ...events)).toMatchObject({ picture, pictureType: 'graphic' });
    }
  });

  it('has a number of its own, with the same picture too', () => {
    expect(after(opened, failed, opened)).toEqual({ ...tried, attempt: 2, phase: 'uploading', share: 0 });
    expect(after(opened, { type: 'cleared' }, opened)).toMatchObject({ attempt: 2 });
  });

  it('can be cleared at any time', () => {
    for (const events of [...RUNNING, ...ENDED]) {
      expect(after(...events, { type: 'cleared' })).toEqual({ phase: 'idle', attempt: 1 });
    }
  });

  it('is under way until it has ended or was cleared', () => {
    for (const events of RUNNING) expect(isRunning(after(...events))).toBe(true);
    for (const events of [IDLE, ...ENDED, [opened, { type: 'cleared' } as const]]) {
      expect(isRunning(after(...events))).toBe(false);
    }
  });
});

describe('a picture of before', () => {
  const kept = {
    id: 'picture-9',
    picture: other,
    pictureType: 'graphic',
    cutOut,
    finish: PLAIN_FINISH,
  } as const;
  const restored: ToolEvent = { type: 'restored', ...kept };

  it('takes the place of whatever was there, with nothing under way', () => {
    for (const events of [IDLE, ...RUNNING, ...ENDED]) {
      const state = after(...events, restored);
      expect(state).toMatchObject({ phase: 'done', ...kept, finished: undefined });
      expect(state.attempt).toBe(after(...events).attempt + 1);
      expect(isRunning(state)).toBe(false);
    }
  });

  it('is not disturbed by what comes of the try before', () => {
    expect(after(opened, restored, finished)).toEqual(after(opened, restored));
  });
});

describe('events that come too late', () => {
  it('of an earlier try change nothing', () => {
    const second: ToolEvent = { type: 'opened', picture: other, pictureType: undefined };
    for (const late of [sent, asked, moved, finished, failed]) {
      expect(after(opened, second, late)).toEqual(after(opened, second));
    }
  });

  it('of a cancelled or ended try change nothing', () => {
    for (const late of [sent, asked, moved, finished, failed]) {
      expect(after(opened, { type: 'cleared' }, late)).toEqual({ phase: 'idle', attempt: 1 });
      expect(after(opened, finished, late)).toEqual(after(opened, finished));
    }
  });
});

describe('the backdrop', () => {
  it('is what was chosen, until the next try', () => {
    expect(after(opened, finished, onBlack)).toMatchObject({ phase: 'done', cutOut, backdrop: 'black' });
    expect(
      after(opened, finished, onBlack, opened, { type: 'finished', attempt: 2, id: 'picture-2', cutOut }),
    ).toMatchObject({
      backdrop: 'checkerboard',
    });
  });

  it('is chosen only for a cut-out', () => {
    for (const events of [IDLE, ...RUNNING, [opened, failed]]) {
      expect(after(...events, onBlack)).toEqual(after(...events));
    }
  });
});

const WHITE: Finish = {
  ...PLAIN_FINISH,
  rendering: {
    ...PLAIN_FINISH.rendering,
    background: { kind: 'color', color: { red: 255, green: 255, blue: 255, alpha: 255 } },
  },
};
const onWhite: ToolEvent = { type: 'finish-chosen', finish: WHITE };

describe('the finish', () => {
  const finishedPicture = {
    finish: WHITE,
    blob: new Blob(['w']),
    size: { width: 2, height: 1 },
    isFile: true,
  };
  const rendered: ToolEvent = { type: 'finish-rendered', id: 'picture-1', finished: finishedPicture };
  const fileAfter = (...events: ToolEvent[]) => {
    const state = after(opened, finished, ...events);
    return state.phase === 'done' ? savedFile(state) : undefined;
  };

  it('is wished for first and there later: only then there is a file to save', () => {
    expect(fileAfter(onWhite)).toBeUndefined();
    expect(fileAfter(onWhite, rendered)).toBe(finishedPicture);
    expect(fileAfter(onWhite, rendered, { ...onWhite, finish: { ...WHITE } })).toBeUndefined();
    const preview: ToolEvent = { ...rendered, finished: { ...finishedPicture, isFile: false } };
    expect(fileAfter(onWhite, preview)).toBeUndefined();
  });

  it('was taken along as it was then, and no longer where the picture is cut out anew', () => {
    const saved: ToolEvent = { type: 'saved', finish: WHITE };
    expect(after(opened, finished, onWhite, rendered, saved)).toMatchObject({ saved: WHITE });
    expect(
      after(opened, finished, onWhite, saved, { type: 'finish-chosen', finish: PLAIN_FINISH }),
    ).toMatchObject({ saved: WHITE, finish: PLAIN_FINISH });
    expect(
      after(opened, finished, saved, opened, { type: 'finished', attempt: 2, id: 'picture-2', cutOut }),
    ).toMatchObject({ saved: undefined });
    for (const events of [IDLE, ...RUNNING]) expect(after(...events, saved)).toEqual(after(...events));
  });

  it('of another picture is not taken for this one’s', () => {
    expect(fileAfter(onWhite, { ...rendered, id: 'picture-7' })).toBeUndefined();
  });

  it('stays when the same picture is cut out otherwise, and goes with it', () => {
    const asGraphic: ToolEvent = { type: 'opened', picture, pictureType: 'graphic' };
    const another: ToolEvent = { type: 'opened', picture: other, pictureType: undefined };
    expect(after(opened, finished, onWhite, asGraphic)).toMatchObject({ finish: WHITE });
    expect(after(opened, finished, onWhite, another)).toMatchObject({ finish: PLAIN_FINISH });
  });

  it('that cannot be made says so until another is wished for', () => {
    const failure: ToolEvent = { type: 'finish-failed', finish: WHITE, code: 'background_image_unreadable' };
    expect(after(opened, finished, onWhite, failure)).toMatchObject({
      finishError: 'background_image_unreadable',
    });
    expect(after(opened, finished, failure)).toMatchObject({ finishError: undefined });
    expect(after(opened, finished, onWhite, failure, onWhite)).toMatchObject({ finishError: undefined });
    expect(after(opened, finished, onWhite, failure, rendered)).toMatchObject({ finishError: undefined });
  });
});

describe('a refusal', () => {
  const nothing: ToolEvent = { type: 'refused', code: 'nothing_to_open', picture: undefined };

  it('of a picture replaces what was there', () => {
    const refused: ToolEvent = { type: 'refused', code: 'upload_too_large', picture: other };
    for (const events of [IDLE, ...RUNNING, ...ENDED]) {
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
    for (const events of [...RUNNING, ...ENDED]) {
      expect(after(...events, nothing)).toEqual(after(...events));
    }
  });
});
