import { IconFrame, type IconProps } from './icon-frame';

/** Two arrows outward: drag sideways. */
export function IconGrip({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="m8.5 6.5-5 5.5 5 5.5M15.5 6.5l5 5.5-5 5.5" />
    </IconFrame>
  );
}
