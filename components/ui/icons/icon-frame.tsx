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
