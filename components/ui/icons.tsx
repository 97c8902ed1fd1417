import type { ReactNode } from 'react';

export interface IconProps {
  readonly className?: string | undefined;
}

/** What all icons have in common: lines of two on a square of 24, in the colour of the text. Readers pass them by. */
export function IconFrame({ className = 'size-5', children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={className}
    >
      {children}
    </svg>
  );
}

/** Arrow round: once more. */
export function IconAgain({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M19.5 12a7.5 7.5 0 1 1-2.4-5.5" />
      <path d="M19.6 2.8v4.6H15" />
    </IconFrame>
  );
}

/** Tick: done. */
export function IconCheck({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="m4.5 12.5 5 5 10-11" />
    </IconFrame>
  );
}

/** Two sheets: copy. */
export function IconCopy({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M8.5 8.5h11v11h-11z" strokeLinejoin="round" />
      <path d="M15.5 5h-11v11" strokeLinejoin="round" />
    </IconFrame>
  );
}

/** Cross: cancel. */
export function IconCross({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="m6 6 12 12M18 6 6 18" />
    </IconFrame>
  );
}

/** Arrow onto a line: download. */
export function IconDownload({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M12 3.5v11.6M7 10.4l5 5 5-5M4 20.2h16" />
    </IconFrame>
  );
}

/** Picture with a horizon. */
export function IconPicture({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M3.5 4.5h17v15h-17z" strokeLinejoin="round" />
      <path d="m4 17 5-5.2 3.8 3.7 3-2.7 4.7 4.4" strokeLinejoin="round" />
      <circle cx="15.6" cy="8.8" r="1.5" />
    </IconFrame>
  );
}

/** Triangle: something went wrong. */
export function IconWarning({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M12 4 2.8 20h18.4Z" strokeLinejoin="round" />
      <path d="M12 10v4.6M12 16.6v1.6" />
    </IconFrame>
  );
}
