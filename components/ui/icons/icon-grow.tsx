import { IconFrame, type IconProps } from './icon-frame';

/** Corners outward: fill the screen. */
export function IconGrow({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
    </IconFrame>
  );
}
