'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { TurnstileGate } from '@/components/turnstile-gate';
import { CutOutline } from '@/components/ui/cut-outline';
import type { TokenSource } from '@/lib/browser/service/send-picture';
import { FaultView } from './fault/fault-view';
import { HistoryNotice } from './history/history-notice';
import { HistoryRoom } from './history/history-room';
import { useHistory } from './history/use-history';
import { IdleView } from './intake/idle-view';
import { usePictureIntake } from './intake/use-picture-intake';
import { savedFile } from './tool-state';
import { useCutOutTool, type ToolControls } from './use-cut-out-tool';
import { AskingView } from './work/asking-view';
import { LocalPanel } from './work/local-panel';
import { WorkingPanel } from './work/working-panel';
import { WorkingView } from './work/working-view';

/** Of no use before there is a cut-out. */
const DoneView = dynamic(() => import('./output/done-view').then((file) => file.DoneView));

/** The tool: a picture in, its cut-out back. */
export function CutOutTool() {
  const t = useTranslations('tool.status');
  const gate = useRef<TokenSource>(null);
  const history = useHistory();
  const tool = useCutOutTool(gate, (finished) => void history.keep(finished));
  const { phase } = tool.state;
  const dragging = usePictureIntake(tool.open);
  return (
    <>
      <p role="status" className="sr-only">
        {phase === 'idle' || phase === 'failed' ? '' : t(phase)}
      </p>
      <TurnstileGate ref={gate} />
      <HistoryNotice notice={phase === 'done' ? history.notice : undefined} />
      <View tool={tool} dragging={dragging} />
      {phase === 'idle' && (
        <HistoryRoom
          history={history}
          onOpen={(id) => void history.open(id).then((picture) => picture && tool.restore(picture))}
        />
      )}
      {dragging && phase !== 'idle' ? (
        <div aria-hidden="true" className="pointer-events-none fixed inset-3 z-40">
          <CutOutline />
        </div>
      ) : null}
    </>
  );
}

interface ViewProps {
  readonly tool: ToolControls;
  readonly dragging: boolean;
}

function View({ tool, dragging }: ViewProps) {
  const { state, open, clear, allowDownload, showOn, finishAs } = tool;
  switch (state.phase) {
    case 'idle':
      return <IdleView onPicture={open} dragging={dragging} returned={state.attempt > 0} />;
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
          onBackdrop={showOn}
          onFinish={finishAs}
          onPicture={open}
        />
      );
    case 'failed':
      return (
        <FaultView
          picture={state.picture}
          pictureType={state.pictureType}
          code={state.code}
          retryAt={state.retryAt}
          onPicture={open}
        />
      );
  }
}
