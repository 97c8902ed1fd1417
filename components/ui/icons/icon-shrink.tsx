import { IconFrame, type IconProps } from './icon-frame';

/** Corners inward: back into the page. */
export function IconShrink({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5" />
    </IconFrame>
  );
}
