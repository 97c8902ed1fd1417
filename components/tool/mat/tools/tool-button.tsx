import type { ComponentProps, ReactNode } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'aria-label' | 'title'> {
  readonly label: string;
  /** Shown beside the icon where there is room; the label begins with it. */
  readonly text?: string;
  readonly children: ReactNode;
}

/** A button of the strip at the mat's foot. */
export function ToolButton({ label, text, children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="inline-flex h-11 min-w-11 items-center justify-center gap-2 rounded-control px-1.5 text-caption font-semibold select-none hover:bg-ink/15 aria-disabled:cursor-default aria-disabled:opacity-40 aria-pressed:bg-accent aria-pressed:text-on-accent"
      {...rest}
    >
      {children}
      {text === undefined ? null : <span className="hidden pe-1.5 xl:inline">{text}</span>}
    </button>
  );
}
