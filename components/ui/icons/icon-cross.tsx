import { IconFrame, type IconProps } from './icon-frame';

/** Cross: cancel. */
export function IconCross({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="m6 6 12 12M18 6 6 18" />
    </IconFrame>
  );
}
