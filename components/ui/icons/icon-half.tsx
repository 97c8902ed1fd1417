import { IconFrame, type IconProps } from './icon-frame';

/** Half-filled disc: the theme of the device. */
export function IconHalf({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor" />
    </IconFrame>
  );
}
