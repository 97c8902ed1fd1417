'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { TurnstileGate } from '@/components/turnstile-gate';
import { CutOutline } from '@/components/ui/cut-outline';
import {
  type DroppedThing,
  forgetHandedThings,
  handedThings,
  isForBatch,
  pickedPicture,
} from '@/lib/browser/batch/intake/dropped-things';
import type { TokenSource } from '@/lib/browser/service/send-picture';
import { ErrorView } from './error/error-view';
import { HistoryNotice, HistoryRoom } from './history/history-room';
import { useHistory } from './history/use-history';
import { IdleView } from './intake/idle-view';
import { useFetchedAhead } from './intake/use-fetched-ahead';
import { usePictureIntake } from './intake/use-picture-intake';
import { useSharedPictures } from './intake/use-shared-pictures';
import { savedFile } from './tool-state';
import { useCutOutTool, type ToolControls } from './use-cut-out-tool';
import { usePictureHistory, useWrittenFinish, type PictureHistory } from './use-picture-history';
import { AskingView } from './work/asking-view';
import { LocalPanel, WorkingPanel } from './work/work-panels';
import { WorkingView } from './work/working-view';

/** Of no use before there is a cut-out. */
const DoneView = dynamic(() => import('./output/done-view').then((file) => file.DoneView));

/** Loaded for those who bring many pictures. */
const BatchTool = dynamic(() => import('./batch/batch-tool').then(({ BatchTool: tool }) => tool), {
  ssr: false,
});

/** The tool: a picture in, its cut-out back; or many of them. */
export function CutOutTool() {
  const gate = useRef<TokenSource>(null);
  const [things, setThings] = useState(handedThings);
  useEffect(forgetHandedThings, []);
  const close = useCallback(() => setThings(undefined), []);
  return (
    <>
      <TurnstileGate ref={gate} />
      {things === undefined ? (
        <SingleTool gate={gate} onMany={setThings} />
      ) : (
        <BatchTool things={things} gate={gate} onClose={close} />
      )}
    </>
  );
}

interface SingleProps {
  readonly gate: RefObject<TokenSource | null>;
  /** More than one picture has come. */
  readonly onMany: (things: readonly DroppedThing[]) => void;
}

function SingleTool({ gate, onMany }: SingleProps) {
  const t = useTranslations('tool.status');
  useFetchedAhead();
  const history = useHistory();
  const pictureHistory = usePictureHistory(history);
  const tool = useCutOutTool(gate, pictureHistory.keep);
  useWrittenFinish(pictureHistory, tool.state);
  const reopen = async (id: number) => {
    const before = await history.open(id);
    if (before === undefined) return;
    pictureHistory.cameFrom(id, before.picture);
    await tool.restore(before);
  };
  const { phase } = tool.state;
  /** Does what takes the picture's place, or asks first; not there before there is a cut-out. */
  const leave = useRef<(go: () => void) => void>(null);
  const take = (things: readonly DroppedThing[]) => {
    const picture = pickedPicture(things);
    const go = () => (isForBatch(things) ? onMany(things) : tool.open(picture));
    if (picture && leave.current) leave.current(go);
    else go();
  };
  const dragging = usePictureIntake(take);
  useSharedPictures(take, tool.missShare);
  return (
    <>
      <p role="status" className="sr-only">
        {phase === 'idle' || phase === 'failed' ? '' : t(phase)}
      </p>
      <HistoryNotice notice={phase === 'done' ? history.notice : undefined} />
      <View
        gate={gate}
        tool={tool}
        pictureHistory={pictureHistory}
        leave={leave}
        dragging={dragging}
        newest={history.entries.length}
        onFiles={take}
      />
      {phase === 'idle' && <HistoryRoom history={history} onOpen={(id) => void reopen(id)} />}
      {dragging && phase !== 'idle' ? (
        <div aria-hidden="true" className="pointer-events-none fixed inset-3 z-40">
          <CutOutline />
        </div>
      ) : null}
    </>
  );
}

interface ViewProps {
  readonly gate: RefObject<TokenSource | null>;
  readonly tool: ToolControls;
  readonly pictureHistory: PictureHistory;
  readonly leave: RefObject<((go: () => void) => void) | null>;
  readonly dragging: boolean;
  readonly newest: number;
  readonly onFiles: (files: readonly File[]) => void;
}

function View({ gate, tool, pictureHistory, leave, dragging, newest, onFiles }: ViewProps) {
  const { state, open, clear, allowDownload, showOn, finishAs, noteSaved, onMade, onNotMade } = tool;
  switch (state.phase) {
    case 'idle':
      return <IdleView {...{ onFiles, dragging, newest }} returned={state.attempt > 0} />;
    case 'uploading':
    case 'working':
      return (
        <WorkingView picture={state.picture} onCancel={clear}>
          <WorkingPanel
            pictureName={state.picture.name}
            percent={state.phase === 'uploading' ? Math.floor(state.share * 100) : undefined}
          />
        </WorkingView>
      );
    case 'asking':
      return (
        <AskingView
          picture={state.picture}
          downloadBytes={state.downloadBytes}
          onCancel={clear}
          onAllow={allowDownload}
        />
      );
    case 'local':
      return (
        <WorkingView picture={state.picture} onCancel={clear}>
          <LocalPanel pictureName={state.picture.name} engine={state.engine} switched={state.switched} />
        </WorkingView>
      );
    case 'done':
      return (
        <DoneView
          {...state}
          pictureId={state.id}
          file={savedFile(state)}
          {...{ gate, pictureHistory, leave, onMade, onNotMade }}
          onSaved={noteSaved}
          onBackdrop={showOn}
          onFinish={finishAs}
          onPicture={open}
        />
      );
    case 'failed':
      return (
        <ErrorView
          picture={state.picture}
          pictureType={state.pictureType}
          code={state.code}
          retryAt={state.retryAt}
          partialHelps={state.partialHelps}
          onPicture={open}
        />
      );
  }
}
