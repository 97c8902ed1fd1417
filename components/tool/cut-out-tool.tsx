'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { TurnstileGate } from '@/components/turnstile-gate';
import { CutOutline } from '@/components/ui/cut-outline';
import type { TokenSource } from '@/lib/browser/send-picture';
import type { PictureType } from '@/lib/contracts/remove';
import { FaultView } from './fault/fault-view';
import { IdleView } from './intake/idle-view';
import { usePictureIntake } from './intake/use-picture-intake';
import { DoneView } from './output/done-view';
import type { ToolState } from './tool-state';
import { useCutOutTool } from './use-cut-out-tool';
import { AskingView } from './work/asking-view';
import { LocalPanel } from './work/local-panel';
import { WorkingPanel } from './work/working-panel';
import { WorkingView } from './work/working-view';

/** The tool: a picture in, its cut-out back. */
export function CutOutTool() {
  const t = useTranslations('tool.status');
  const gate = useRef<TokenSource>(null);
  const { state, open, clear, allowDownload } = useCutOutTool(gate);
  const dragging = usePictureIntake(open);
  return (
    <>
      <p role="status" className="sr-only">
        {state.phase === 'idle' || state.phase === 'failed' ? '' : t(state.phase)}
      </p>
      <TurnstileGate ref={gate} />
      <View
        state={state}
        dragging={dragging}
        onPicture={open}
        onCancel={clear}
        onAllowDownload={allowDownload}
      />
      {dragging && state.phase !== 'idle' ? (
        <div aria-hidden="true" className="pointer-events-none fixed inset-3 z-40">
          <CutOutline />
        </div>
      ) : null}
    </>
  );
}

interface ViewProps {
  readonly state: ToolState;
  readonly dragging: boolean;
  readonly onPicture: (picture: File, type?: PictureType) => void;
  readonly onCancel: () => void;
  readonly onAllowDownload: () => void;
}

function View({ state, dragging, onPicture, onCancel, onAllowDownload }: ViewProps) {
  switch (state.phase) {
    case 'idle':
      return <IdleView onPicture={onPicture} dragging={dragging} returned={state.attempt > 0} />;
    case 'uploading':
    case 'working':
      return (
        <WorkingView picture={state.picture} onCancel={onCancel}>
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
          onCancel={onCancel}
          onAllow={onAllowDownload}
        />
      );
    case 'local':
      return (
        <WorkingView picture={state.picture} onCancel={onCancel}>
          <LocalPanel pictureName={state.picture.name} engine={state.engine} switched={state.switched} />
        </WorkingView>
      );
    case 'done':
      return (
        <DoneView
          key={state.attempt}
          picture={state.picture}
          cutOut={state.cutOut}
          asked={state.asked}
          onPicture={onPicture}
        />
      );
    case 'failed':
      return (
        <FaultView picture={state.picture} code={state.code} retryAt={state.retryAt} onPicture={onPicture} />
      );
  }
}
