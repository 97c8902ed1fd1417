import { IconFrame, type IconProps } from './icon-frame';

/** Tick: done. */
export function IconCheck({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="m4.5 12.5 5 5 10-11" />
    </IconFrame>
  );
}
