'use client';

import type { CSSProperties, ReactNode } from 'react';

interface Props {
  /** Of all swatches among which one is chosen. */
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}

/** One of several things to lie behind a cut-out, as it looks. */
export function SwatchChoice({ name, label, checked, onChoose, className = '', style, children }: Props) {
  return (
    <label title={label} className="relative aspect-square cursor-pointer">
      <input
        type="radio"
        name={name}
        aria-label={label}
        checked={checked}
        onChange={onChoose}
        className="peer absolute inset-0 cursor-pointer appearance-none opacity-0"
      />
      <span
        aria-hidden="true"
        style={style}
        className={`flex size-full items-center justify-center rounded-control border border-rule-strong outline-offset-2 peer-checked:outline-3 peer-checked:outline-ink peer-focus-visible:outline-3 peer-focus-visible:outline-(--focus) forced-color-adjust-none forced-colors:peer-checked:outline-[Highlight] ${className}`}
      >
        {children}
      </span>
    </label>
  );
}
