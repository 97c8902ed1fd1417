import type { ReactNode } from 'react';
import { MatRuler } from '@/components/ui/mat-ruler';

interface Props {
  /** What lies on the mat. */
  readonly stage: ReactNode;
  /** What is to say about it. */
  readonly panel: ReactNode;
  /** What can be done now: stays at hand at the foot of a phone's screen. */
  readonly actions?: ReactNode;
  /** On a phone, show the panel above the mat: it holds what matters now. */
  readonly panelFirst?: boolean;
}

/** The tool's two places: the mat, and the tray beside it (below it on a phone). */
export function ToolFrame({ stage, panel, actions, panelFirst = false }: Props) {
  return (
    <div className="flex flex-col gap-x-10 gap-y-6 lg:grid lg:grid-cols-[minmax(0,1fr)_20.5rem] lg:grid-rows-[auto_1fr]">
      <div className="on-mat mat flex min-h-[36svh] flex-col items-stretch justify-center px-5 py-9 lg:row-span-2 lg:min-h-[34rem] lg:px-10">
        <MatRuler />
        {stage}
      </div>
      <div className={`flex flex-col gap-4 lg:order-none lg:pt-2 ${panelFirst ? 'order-first' : ''}`}>
        {panel}
      </div>
      {actions === undefined ? null : (
        <div className="sticky bottom-0 z-10 -mx-5 flex flex-col gap-2 border-t border-rule md:flex-row md:*:flex-1 lg:flex-col lg:*:flex-none bg-paper px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:mx-0 md:px-0 lg:static lg:border-0 lg:p-0">
          {actions}
        </div>
      )}
    </div>
  );
}
