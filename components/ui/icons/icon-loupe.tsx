import { IconFrame, type IconProps } from './icon-frame';

/** A magnifying glass. */
export function IconLoupe({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="m15.5 15.5 5 5" />
      <circle cx="10.5" cy="10.5" r="6.5" />
    </IconFrame>
  );
}
