import { IconFrame, type IconProps } from './icon-frame';

/** Arrow out of a tray: share. */
export function IconShare({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M12 15.5V3.9M7 8.6l5-5 5 5M5 12.5v7.7h14v-7.7" />
    </IconFrame>
  );
}
