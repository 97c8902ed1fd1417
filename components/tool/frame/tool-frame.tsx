import type { ReactNode } from 'react';
import { MatRuler } from '@/components/ui/mat-marks';

interface Props {
  /** What lies on the mat. */
  readonly stage: ReactNode;
  /** What is to say about it. */
  readonly panel: ReactNode;
  /** What has to be known before one looks: above the mat on a phone, at the panel's head elsewhere. */
  readonly notices?: ReactNode;
  /** What can be done now: stays at hand at the foot of a phone's screen. */
  readonly actions?: ReactNode;
  /** On a phone, show the panel above the mat: it holds what matters now. */
  readonly panelFirst?: boolean;
  /** The stage fills the mat from edge to edge and lays out itself what is on it. */
  readonly fill?: boolean;
}

/** The mat beside the tray stays there while the tray scrolls. */
const BESIDE =
  'lg:sticky lg:top-4 lg:col-start-1 lg:row-span-3 lg:row-start-1 lg:self-start ' +
  'short:sticky short:top-2 short:col-start-1 short:row-span-3 short:row-start-1 short:self-start';

/** As high as the window has room for, where the stage takes what it is given. */
const FILLED =
  'h-[max(20rem,54svh)] pt-6 lg:h-[clamp(34rem,100svh-12rem,88rem)] short:h-[calc(100svh-1rem)] has-data-full:z-50';

/** At least as high, where the stage has a size of its own, and a margin on the mat. */
const AROUND =
  'min-h-[36svh] justify-center px-5 py-9 lg:min-h-[clamp(34rem,100svh-12rem,88rem)] lg:px-10 short:min-h-[calc(100svh-1rem)]';

/** What the tray's rows are: notices and panel as high as they are, actions right below them. */
const GRID =
  'lg:grid lg:grid-cols-[minmax(0,1fr)_20.5rem] lg:grid-rows-[auto_auto_1fr] lg:gap-y-4 ' +
  'short:grid short:grid-cols-[minmax(0,1fr)_16rem] short:grid-rows-[auto_auto_1fr] short:gap-x-5 short:gap-y-3';

/** The tool's two places: the mat, and the tray beside it (below it on a phone held upright). */
export function ToolFrame({ stage, panel, notices, actions, panelFirst = false, fill = false }: Props) {
  return (
    <div data-tool-frame className={`flex flex-col gap-x-10 gap-y-6 ${GRID}`}>
      {notices === undefined ? null : (
        <div className="flex flex-col gap-2 empty:hidden lg:col-start-2 lg:pt-2 short:col-start-2">
          {notices}
        </div>
      )}
      <div className={`on-mat mat flex flex-col items-stretch ${BESIDE} ${fill ? FILLED : AROUND}`}>
        <MatRuler />
        {stage}
      </div>
      <div
        className={`flex flex-col gap-4 lg:order-none lg:col-start-2 lg:pt-2 short:order-none short:col-start-2 ${panelFirst ? 'order-first' : ''}`}
      >
        {panel}
      </div>
      {actions === undefined ? null : (
        <div className="z-10 -mx-5 flex flex-wrap gap-2 self-stretch border-t border-rule bg-paper px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] *:flex-auto *:px-3 tall:sticky tall:bottom-0 md:mx-0 md:px-0 lg:col-start-2 lg:flex-col lg:flex-nowrap lg:self-start lg:pb-4 lg:*:px-6 short:sticky short:bottom-0 short:col-start-2 short:mx-0 short:self-start short:px-0 short:pt-2">
          {actions}
        </div>
      )}
    </div>
  );
}
